package dev.patchcord.sandbox.soak;

import java.time.Duration;

/**
 * How far a soak is.
 *
 * @param placed calls so far
 * @param talking callers on the line
 * @param judged calls that are over and were judged, callbacks included
 * @param broken promises so far
 * @param since the first call
 */
public record SoakProgress(int placed, int talking, int judged, int broken, Duration since) {}
