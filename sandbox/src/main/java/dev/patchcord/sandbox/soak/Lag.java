package dev.patchcord.sandbox.soak;

import java.time.Duration;

/**
 * How long the news of an event took to its decision, in real time; a minute stands for longer.
 *
 * @param usual half of them took no longer
 * @param slow 99 of 100 took no longer
 */
public record Lag(Duration usual, Duration slow, Duration longest) {}
