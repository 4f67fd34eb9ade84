package dev.patchcord.orchestrator.calendar;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.calendar.Slot;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.orchestrator.calendar.Calendar.Given;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides about one calendar, one request at a time: that is what keeps an hour from being booked
 * twice.
 */
public final class CalendarDecider {
  /** As many as a caller can keep in mind, read aloud. */
  static final int OFFERED = 5;

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration FURTHEST = Duration.ofDays(400);

  private CalendarDecider() {}

  /**
   * The calendar after this request, and what is answered.
   *
   * @throws IllegalArgumentException if the request's times make no sense
   */
  public static CalendarDecision decide(Calendar calendar, CalendarRequest request, Instant now) {
    check(request);
    Calendar current = calendar.at(now);
    return current
        .givenTo(request.requestId())
        .map(answer -> new CalendarDecision(current, answer, null))
        .orElseGet(
            () -> {
              Instant wanted = request.booking();
              return wanted == null
                  ? offer(current, request, now)
                  : book(current, request, wanted, now);
            });
  }

  private static void check(CalendarRequest request) {
    if (request.slot().compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "expected slots of a minute or more, but they are " + request.slot());
    }
    if (request.earliest().plus(FURTHEST).isBefore(request.latest())) {
      throw new IllegalArgumentException(
          "expected to look ahead %d days at most, but it is from %s to %s"
              .formatted(FURTHEST.toDays(), request.earliest(), request.latest()));
    }
  }

  private static CalendarDecision offer(Calendar calendar, CalendarRequest request, Instant now) {
    List<Slot> slots = Offers.from(calendar, request, request.earliest(), now);
    return answered(kept(calendar, slots, request, now), request, new SlotsOffered(slots), now);
  }

  private static CalendarDecision book(
      Calendar calendar, CalendarRequest request, Instant wanted, Instant now) {
    Optional<Appointment> already =
        calendar.appointments().stream()
            .filter(each -> each.callId().equals(request.callId()) && each.start().equals(wanted))
            .filter(each -> named(each.specialist(), request))
            .findFirst();
    if (already.isPresent()) {
      // The assistant asks a second time for what it has: it did not hear the first answer.
      return answered(calendar, request, new SlotBooked(already.get()), now);
    }
    List<Slot> fitting =
        request.specialists().stream()
            .flatMap(each -> Offers.slotAt(wanted, each, request.slot()).stream())
            .toList();
    Optional<Slot> kept =
        fitting.stream()
            .filter(slot -> calendar.isKept(slot, request.callId(), now))
            .filter(slot -> wanted.isAfter(now) && free(calendar, slot, request, now))
            .findFirst();
    Optional<Slot> slot =
        kept.or(
            () ->
                fitting.stream()
                    .filter(each -> inTime(request, wanted, now))
                    .filter(each -> free(calendar, each, request, now))
                    .findFirst());
    return slot.map(each -> booked(calendar, request, each, now))
        .orElseGet(() -> taken(calendar, request, wanted, fitting.isEmpty(), now));
  }

  private static CalendarDecision booked(
      Calendar calendar, CalendarRequest request, Slot slot, Instant now) {
    Appointment appointment =
        new Appointment(
            id(request),
            request.calendar(),
            slot.specialist(),
            slot.start(),
            slot.end(),
            now,
            request.callId(),
            request.number(),
            request.name(),
            request.about());
    Answer answer = new SlotBooked(appointment);
    return new CalendarDecision(
        calendar.with(appointment).having(new Given(request.requestId(), now, answer)),
        answer,
        appointment);
  }

  private static CalendarDecision taken(
      Calendar calendar, CalendarRequest request, Instant wanted, boolean noSlot, Instant now) {
    String why;
    if (wanted.isBefore(request.earliest())) {
      why = "That is too soon to be booked.";
    } else if (wanted.isAfter(request.latest())) {
      why = "That is too far ahead to be booked.";
    } else if (noSlot) {
      why = "No appointment begins at that time.";
    } else {
      why = "That time is no longer free.";
    }
    // Around the wish rather than as soon as possible, where there is something around it.
    List<Slot> instead = Offers.from(calendar, request, wanted.minus(Duration.ofHours(12)), now);
    if (instead.isEmpty()) {
      instead = Offers.from(calendar, request, request.earliest(), now);
    }
    return answered(
        kept(calendar, instead, request, now), request, new SlotTaken(why, instead), now);
  }

  private static CalendarDecision answered(
      Calendar calendar, CalendarRequest request, Answer answer, Instant now) {
    return new CalendarDecision(
        calendar.having(new Given(request.requestId(), now, answer)), answer, null);
  }

  private static Calendar kept(
      Calendar calendar, List<Slot> slots, CalendarRequest request, Instant now) {
    return calendar.keeping(slots, request.callId(), now.plus(request.hold()));
  }

  private static boolean free(Calendar calendar, Slot slot, CalendarRequest request, Instant now) {
    return calendar.isFree(slot, request.callId(), now);
  }

  /** What was kept may be booked although its earliest time has passed meanwhile; this is not. */
  static boolean inTime(CalendarRequest request, Instant start, Instant now) {
    return start.isAfter(now)
        && !start.isBefore(request.earliest())
        && !start.isAfter(request.latest());
  }

  private static boolean named(String specialist, CalendarRequest request) {
    return request.specialists().stream().map(Specialist::name).anyMatch(specialist::equals);
  }

  /** The same for the same request, whoever decides it and how often. */
  private static String id(CalendarRequest request) {
    String seed = request.calendar() + "/" + request.requestId();
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
