package dev.patchcord.orchestrator.calendar;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of one calendar: value of the store {@code calendars}.
 *
 * @param appointments booked, also those of the last days
 * @param keeps slots that were offered to a call
 * @param given answers of the last hour, so that a repeated request gets the same
 */
public record Calendar(List<Appointment> appointments, List<Keep> keeps, List<Given> given) {
  /** How long a past appointment stays for the feeds' readers. */
  static final Duration PAST = Duration.ofDays(7);

  /** Longer than any tool call is repeated. */
  static final Duration REPEATS = Duration.ofHours(1);

  public Calendar {
    appointments = List.copyOf(appointments);
    keeps = List.copyOf(keeps);
    given = List.copyOf(given);
  }

  /**
   * A slot that nobody but this call can have for a while.
   *
   * @param until the first moment at which others can
   */
  public record Keep(String callId, Slot slot, Instant until) {}

  /** What a request was answered. */
  public record Given(String requestId, Instant at, Answer answer) {}

  /** A calendar in which everything is free. */
  public static Calendar empty() {
    return new Calendar(List.of(), List.of(), List.of());
  }

  /** True if nothing is left to know: the calendar need not be stored. */
  public boolean holdsNothing() {
    return appointments.isEmpty() && keeps.isEmpty() && given.isEmpty();
  }

  Optional<Answer> givenTo(String requestId) {
    return given.stream()
        .filter(each -> each.requestId().equals(requestId))
        .map(Given::answer)
        .findFirst();
  }

  /** True if this call could have the slot: neither booked nor kept for another. */
  boolean isFree(Slot slot, String callId, Instant now) {
    return appointments.stream()
            .noneMatch(each -> overlap(slot, each.specialist(), each.start(), each.end()))
        && keeps.stream()
            .filter(each -> !each.callId().equals(callId) && now.isBefore(each.until()))
            .map(Keep::slot)
            .noneMatch(each -> overlap(slot, each.specialist(), each.start(), each.end()));
  }

  /** True if the slot was offered to this call not too long ago. */
  boolean isKept(Slot slot, String callId, Instant now) {
    return keeps.stream()
        .anyMatch(
            each ->
                each.callId().equals(callId)
                    && each.slot().equals(slot)
                    && now.isBefore(each.until()));
  }

  private static boolean overlap(Slot slot, String specialist, Instant start, Instant end) {
    return slot.specialist().equals(specialist)
        && slot.start().isBefore(end)
        && start.isBefore(slot.end());
  }

  /** The slots are kept for this call, in place of those that were before. */
  Calendar keeping(List<Slot> slots, String callId, Instant until) {
    return new Calendar(
        appointments,
        Stream.concat(
                keeps.stream().filter(each -> !each.callId().equals(callId)),
                slots.stream().map(slot -> new Keep(callId, slot, until)))
            .toList(),
        given);
  }

  /** The appointment is made, and its call needs its other slots no longer. */
  Calendar with(Appointment appointment) {
    return new Calendar(
            Stream.concat(appointments.stream(), Stream.of(appointment)).toList(), keeps, given)
        .keeping(List.of(), appointment.callId(), appointment.bookedAt());
  }

  Calendar having(Given answer) {
    return new Calendar(
        appointments, keeps, Stream.concat(given.stream(), Stream.of(answer)).toList());
  }

  /** Without what no longer counts. */
  public Calendar at(Instant now) {
    return new Calendar(
        appointments.stream().filter(each -> !isPast(each, now)).toList(),
        keeps.stream().filter(each -> now.isBefore(each.until())).toList(),
        given.stream().filter(each -> now.isBefore(each.at().plus(REPEATS))).toList());
  }

  /** Appointments that {@link #at} forgets; their topic is told. */
  public List<Appointment> forgottenAt(Instant now) {
    return appointments.stream().filter(each -> isPast(each, now)).toList();
  }

  private static boolean isPast(Appointment appointment, Instant now) {
    return !now.isBefore(appointment.end().plus(PAST));
  }
}
