package dev.patchcord.orchestrator.calendar;

import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.calendar.Slot;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Specialist;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses which free slots a caller is offered: the soonest, then one for each further half of a
 * day, so that there is a morning and an afternoon to choose from; only where that is too little,
 * more of the same half. Of specialists who are free at the same time, the one who was named first.
 */
final class Offers {
  private Offers() {}

  static List<Slot> from(Calendar calendar, CalendarRequest request, Instant from, Instant now) {
    Instant earliest = from.isBefore(request.earliest()) ? request.earliest() : from;
    Map<Instant, Slot> free = new TreeMap<>();
    Set<String> halves = new HashSet<>();
    LocalDate last = request.latest().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    // A day of one zone begins up to a day earlier or later than the same date elsewhere.
    for (LocalDate day = earliest.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        !day.isAfter(last) && halves.size() < CalendarDecider.OFFERED;
        day = day.plusDays(1)) {
      for (Specialist specialist : request.specialists()) {
        for (Slot slot : Grid.on(day, specialist, request.slot())) {
          if (!slot.start().isBefore(earliest)
              && CalendarDecider.inTime(request, slot.start(), now)
              && calendar.isFree(slot, request.callId(), now)
              && free.putIfAbsent(slot.start(), slot) == null) {
            halves.add(half(slot, zone(specialist)));
          }
        }
      }
    }
    return spread(List.copyOf(free.values()), request);
  }

  /** The slot of this specialist that begins then. */
  static Optional<Slot> slotAt(Instant start, Specialist specialist, Duration length) {
    LocalDate day = start.atZone(zone(specialist)).toLocalDate();
    return Grid.on(day, specialist, length).stream()
        .filter(slot -> slot.start().equals(start))
        .findFirst();
  }

  private static List<Slot> spread(List<Slot> free, CalendarRequest request) {
    Set<String> halves = new HashSet<>();
    List<Slot> chosen = new ArrayList<>();
    List<Slot> others = new ArrayList<>();
    for (Slot slot : free) {
      boolean first = halves.add(half(slot, zoneOf(slot, request)));
      (first ? chosen : others).add(slot);
    }
    int missing = CalendarDecider.OFFERED - chosen.size();
    chosen.addAll(others.subList(0, Math.clamp(missing, 0, others.size())));
    return chosen.stream()
        .limit(CalendarDecider.OFFERED)
        .sorted(Comparator.comparing(Slot::start))
        .toList();
  }

  private static ZoneId zoneOf(Slot slot, CalendarRequest request) {
    return request.specialists().stream()
        .filter(each -> each.name().equals(slot.specialist()))
        .findFirst()
        .map(Offers::zone)
        .orElse(ZoneOffset.UTC);
  }

  private static ZoneId zone(Specialist specialist) {
    Hours hours = specialist.hours();
    return hours == null ? ZoneOffset.UTC : hours.zone();
  }

  private static String half(Slot slot, ZoneId zone) {
    ZonedDateTime local = slot.start().atZone(zone);
    return local.toLocalDate() + (local.getHour() < 12 ? "am" : "pm");
  }
}
