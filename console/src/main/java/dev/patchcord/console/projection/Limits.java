package dev.patchcord.console.projection;

/**
 * How much is remembered, so that memory is bounded whatever the topics hold.
 *
 * @param endedCalls newest ended calls
 * @param faults newest broken promises, and as many dead letters
 */
public record Limits(int endedCalls, int faults) {}
