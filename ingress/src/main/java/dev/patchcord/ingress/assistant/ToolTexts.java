package dev.patchcord.ingress.assistant;

import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.calendar.Slot;
import dev.patchcord.contract.flow.Specialist;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A calendar's reply on one line, for a language model: it says the time as people do, and passes
 * the time in brackets back unchanged.
 */
final class ToolTexts {
  private static final DateTimeFormatter FOR_PEOPLE =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'at' HH:mm", Locale.ENGLISH);

  private ToolTexts() {}

  static String offered(SlotsOffered offered, CalendarRequest request) {
    return offered.slots().isEmpty()
        ? "There is no free appointment then. Ask the caller for another time or specialist."
        : "Free: "
            + list(offered.slots(), request)
            + ". Offer the caller two or three of them. To book one, pass the time in brackets as"
            + " start, and the specialist.";
  }

  static String booked(SlotBooked booked, CalendarRequest request) {
    Appointment appointment = booked.appointment();
    return "Booked: "
        + appointment.specialist()
        + ", "
        + time(appointment.specialist(), appointment.start(), request)
        + ". Tell the caller the day and the time.";
  }

  static String taken(SlotTaken taken, CalendarRequest request) {
    return oneLine(taken.why())
        + (taken.instead().isEmpty()
            ? " Ask the caller for another time."
            : " Free instead: " + list(taken.instead(), request) + ".");
  }

  /** A result of several lines may not be parsed (Vapi, custom tools troubleshooting). */
  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String list(List<Slot> slots, CalendarRequest request) {
    return slots.stream()
        .map(slot -> slot.specialist() + ", " + time(slot.specialist(), slot.start(), request))
        .collect(Collectors.joining("; "));
  }

  /** In the time zone in which the specialist's hours are kept. */
  private static String time(String specialist, Instant start, CalendarRequest request) {
    ZonedDateTime local = start.truncatedTo(ChronoUnit.SECONDS).atZone(zone(specialist, request));
    return FOR_PEOPLE.format(local)
        + " ("
        + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local)
        + ")";
  }

  private static ZoneId zone(String name, CalendarRequest request) {
    for (Specialist specialist : request.specialists()) {
      if (specialist.name().equals(name) && specialist.hours() != null) {
        return specialist.hours().zone();
      }
    }
    return ZoneOffset.UTC;
  }
}
