package dev.patchcord.contract.calendar;

import java.time.Instant;

/** A time that can be booked with a specialist. */
public record Slot(String specialist, Instant start, Instant end) {}
