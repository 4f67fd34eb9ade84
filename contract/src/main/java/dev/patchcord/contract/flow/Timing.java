package dev.patchcord.contract.flow;

import java.time.Duration;

/**
 * The machine's own patience: how long each expected event may take before it is asked for, tried
 * again or given up. Pinned with the flow, so a replay has the same.
 *
 * @param sessionOpens the assistant's session is open
 * @param moveConfirmed the caller has reached hold, or the after-hold document, after a redirect
 * @param retry pause before a quick second try
 * @param patience pace of tries when quick ones have not helped, and time for last words
 * @param carrierGrace how much longer than asked a phone may ring (Twilio reference, 1.2: 5 s)
 * @param carrierQueue how long a dial may wait in the carrier's queue
 * @param callbackGrace how late a callback may be before the carrier is asked
 * @param dialPosted a dial that was not posted by then would ring for a caller who has nearly given
 *     up
 * @param joins an accepted specialist is in the room
 * @param roomEmpties after a talk the caller's leg comes out of the room by itself
 * @param checkUp how often the carrier is asked whether a quiet caller's leg still lives
 * @param lookUp how long an answer of the carrier to that question may take
 * @param remembered how long an ended call's record is kept for late events
 */
public record Timing(
    Duration sessionOpens,
    Duration moveConfirmed,
    Duration retry,
    Duration patience,
    Duration carrierGrace,
    Duration carrierQueue,
    Duration callbackGrace,
    Duration dialPosted,
    Duration joins,
    Duration roomEmpties,
    Duration checkUp,
    Duration lookUp,
    Duration remembered) {
  /** A round trip through the log and the carrier: no patience may be shorter. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** For real telephones. */
  public static Timing standard() {
    return new Timing(
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofMinutes(3),
        Duration.ofSeconds(15),
        Duration.ofMinutes(10));
  }

  /**
   * The same patience where everybody lives this many times faster, as on a carrier twin that plays
   * calls at speed.
   *
   * @param times 1 or more; nothing becomes shorter than 100 ms
   * @throws IllegalArgumentException below 1
   */
  public Timing fasterBy(double times) {
    if (!(times >= 1)) {
      throw new IllegalArgumentException(
          "Expected a speed of 1 or more, but it is " + times + ": timing can only be hurried");
    }
    return new Timing(
        hurried(sessionOpens, times),
        hurried(moveConfirmed, times),
        hurried(retry, times),
        hurried(patience, times),
        hurried(carrierGrace, times),
        hurried(carrierQueue, times),
        hurried(callbackGrace, times),
        hurried(dialPosted, times),
        hurried(joins, times),
        hurried(roomEmpties, times),
        hurried(checkUp, times),
        hurried(lookUp, times),
        hurried(remembered, times));
  }

  private static Duration hurried(Duration patience, double times) {
    Duration shorter = Duration.ofNanos(Math.round(patience.toNanos() / times));
    return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
  }
}
