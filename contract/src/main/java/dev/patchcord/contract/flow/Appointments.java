package dev.patchcord.contract.flow;

import java.time.Duration;

/**
 * What the assistant may book.
 *
 * @param calendar unit of consistency: specialists that two flows share must be in one calendar
 * @param slot length of an appointment
 * @param hold how long slots that were offered to a caller are kept for that caller
 * @param lead earliest start, counted from now
 * @param horizon latest start, counted from now
 */
public record Appointments(
    String calendar, Duration slot, Duration hold, Duration lead, Duration horizon) {}
