package dev.patchcord.contract.flow;

import java.time.Duration;

/**
 * How callers are called back who asked for it.
 *
 * @param delay from the wish to the first try, where the caller names no time
 * @param attempts tries at most
 * @param retryAfter from a try that reached nobody to the next
 * @param ringTimeout how long the caller's phone rings
 */
public record Callbacks(Duration delay, int attempts, Duration retryAfter, Duration ringTimeout) {}
