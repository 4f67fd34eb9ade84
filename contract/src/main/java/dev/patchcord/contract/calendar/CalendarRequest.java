package dev.patchcord.contract.calendar;

import dev.patchcord.contract.flow.Specialist;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a calendar, with everything that it needs to know: value of topic {@code
 * calendar-requests}, keyed by calendar, so that one task decides about all of a calendar's slots.
 * The ingress writes it as the machine ordered.
 *
 * @param requestId the same for every repetition of one tool call
 * @param callId the call that asks; slots are kept for it
 * @param specialists whom to offer, with their hours, in order of preference
 * @param slot length
 * @param hold how long offered slots are kept
 * @param earliest earliest start to offer
 * @param latest latest start to offer
 * @param booking what to book; null to see what is free
 * @param number the caller's number; empty if withheld
 * @param name of the person who comes; null if nobody said
 * @param about null if nobody said
 */
public record CalendarRequest(
    String requestId,
    String calendar,
    String callId,
    List<Specialist> specialists,
    Duration slot,
    Duration hold,
    Instant earliest,
    Instant latest,
    @Nullable Instant booking,
    String number,
    @Nullable String name,
    @Nullable String about) {
  public CalendarRequest {
    specialists = List.copyOf(specialists);
  }
}
