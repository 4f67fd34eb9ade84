package dev.patchcord.console.board;

import java.time.Duration;

/**
 * When somebody is needed.
 *
 * @param longWait a caller has waited this long for a person
 * @param overdueGrace a deadline is over by this much
 */
public record Thresholds(Duration longWait, Duration overdueGrace) {}
