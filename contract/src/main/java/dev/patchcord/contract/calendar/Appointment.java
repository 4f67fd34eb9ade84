package dev.patchcord.contract.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booked appointment: value of the compacted topic {@code appointments}.
 *
 * @param id unique; key of its record and UID of its iCalendar entry (RFC 5545)
 * @param calendar see {@code Appointments}
 * @param callId the call in which it was booked
 * @param number the caller's number; empty if withheld
 * @param name of the person who comes; null if nobody said
 * @param about null if nobody said
 */
public record Appointment(
    String id,
    String calendar,
    String specialist,
    Instant start,
    Instant end,
    Instant bookedAt,
    String callId,
    String number,
    @Nullable String name,
    @Nullable String about) {}
