package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.ConsultCalendar;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.flow.Appointments;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which calendar to ask, for whom and under which rules, or tells the assistant why there is
 * none to ask. Which times are free is the calendar's knowledge, not a call's.
 */
final class CalendarDesk {
  private CalendarDesk() {}

  /**
   * The answer to the assistant's tool.
   *
   * @param callerNumber as the carrier gave it; what is no number counts as withheld
   */
  static Answer answer(
      Flow flow, String callId, String callerNumber, CalendarAsked asked, Instant now) {
    Appointments rules = flow.appointments();
    if (rules == null) {
      return new ToolResult(
          "Appointments cannot be booked on this line. Offer a callback or a person instead.");
    }
    List<Specialist> bookable =
        flow.specialists().stream().filter(each -> each.hours() != null).toList();
    List<Specialist> chosen = chosen(bookable, asked);
    if (chosen.isEmpty()) {
      return new ToolResult(nobody(bookable, asked));
    }
    if (asked.booking() && asked.start() == null) {
      return new ToolResult(
          "Say which time is to be booked: check the availability first and pass the start of one"
              + " of the slots.");
    }
    Instant earliest = later(now.plus(rules.lead()), asked.from());
    Instant latest = now.plus(rules.horizon());
    if (!asked.booking() && earliest.isAfter(latest)) {
      return new ToolResult(
          "Appointments can be booked for the next %d days only. Ask for an earlier day."
              .formatted(rules.horizon().toDays()));
    }
    String tool = asked.toolCallId();
    return new ConsultCalendar(
        new CalendarRequest(
            callId + "/" + (tool == null ? asked.origin().deliveryId() : tool),
            rules.calendar(),
            callId,
            chosen,
            rules.slot(),
            rules.hold(),
            asked.booking() ? now.plus(rules.lead()) : earliest,
            latest,
            asked.booking() ? asked.start() : null,
            callerNumber.startsWith("+") ? callerNumber : "",
            asked.name(),
            asked.about()));
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other == null || other.isBefore(one) ? one : other;
  }

  /** By name, where one was given: then that person is meant, whatever else was asked. */
  private static List<Specialist> chosen(List<Specialist> bookable, CalendarAsked asked) {
    String name = named(asked);
    return bookable.stream()
        .filter(
            each ->
                name.isEmpty() ? hasAll(each, asked.skills()) : each.name().equalsIgnoreCase(name))
        .toList();
  }

  private static boolean hasAll(Specialist specialist, List<String> skills) {
    return skills.stream()
        .allMatch(wanted -> specialist.skills().stream().anyMatch(wanted::equalsIgnoreCase));
  }

  private static String nobody(List<Specialist> bookable, CalendarAsked asked) {
    if (bookable.isEmpty()) {
      return "Nobody has hours that could be booked. Offer a callback or a person instead.";
    }
    String name = named(asked);
    return name.isEmpty()
        ? "Nobody with %s can be booked. There is: %s."
            .formatted(String.join(" and ", asked.skills()), skills(bookable))
        : "%s cannot be booked. There is: %s."
            .formatted(
                name, bookable.stream().map(Specialist::name).collect(Collectors.joining(", ")));
  }

  private static String named(CalendarAsked asked) {
    String name = asked.specialist();
    return name == null ? "" : name.strip();
  }

  private static String skills(List<Specialist> bookable) {
    String all =
        bookable.stream()
            .flatMap(each -> each.skills().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "no special skill" : all;
  }
}
