package dev.patchcord.orchestrator.calendar;

import dev.patchcord.contract.calendar.Slot;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Hours.Opening;
import dev.patchcord.contract.flow.Specialist;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * The slots of a specialist's hours: one after the other from the beginning of each opening, each
 * lying in it as a whole. Where clocks are changed within an opening, slots go on by elapsed time;
 * where they are changed at its edge, the doubtful hour has none.
 */
final class Grid {
  private Grid() {}

  /** Slots that begin on this day of the specialist's zone; none for who has no hours. */
  static List<Slot> on(LocalDate day, Specialist specialist, Duration length) {
    List<Slot> slots = new ArrayList<>();
    Hours hours = specialist.hours();
    if (hours == null || hours.holidays().contains(day)) {
      return slots;
    }
    for (Opening opening : hours.openings()) {
      if (opening.day() == day.getDayOfWeek()) {
        Instant end = end(day, opening.to(), hours.zone());
        for (Instant start = begin(day.atTime(opening.from()), hours.zone());
            !start.plus(length).isAfter(end);
            start = start.plus(length)) {
          slots.add(new Slot(specialist.name(), start, start.plus(length)));
        }
      }
    }
    return slots;
  }

  /** An hour that comes twice counts when it comes the second time. */
  private static Instant begin(LocalDateTime time, ZoneId zone) {
    return moment(time, zone, false);
  }

  private static Instant end(LocalDate day, LocalTime time, ZoneId zone) {
    return time.equals(LocalTime.MIDNIGHT)
        ? moment(day.plusDays(1).atTime(time), zone, true)
        : moment(day.atTime(time), zone, true);
  }

  private static Instant moment(LocalDateTime time, ZoneId zone, boolean earlier) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    if (change == null) {
      return time.atZone(zone).toInstant();
    }
    if (change.isGap()) {
      return change.getInstant();
    }
    ZoneOffset offset = earlier ? change.getOffsetBefore() : change.getOffsetAfter();
    return time.toInstant(offset);
  }
}
