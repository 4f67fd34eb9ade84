package dev.patchcord.contract.flow;

import java.time.Duration;

/**
 * How calls are handled. The version in force when a call begins is pinned into it, so that a
 * deploy never changes a call in flight and a replay decides as the call did.
 *
 * @param version name of this version, for example {@code default-1}
 * @param specialist who is rung
 * @param from the number that a specialist's phone shows; one of ours (E.164)
 * @param ringTimeout how long a phone rings: 5 to 600 s, the carrier may add 5 s
 * @param handOverDelay time between the AI's tool call and the caller's move, so that the caller
 *     hears all of "please hold" (0 for requests through {@code /connect})
 * @param screeningTimeout from answer to key press
 * @param holdLimit longest time from the wish for a person to a bridge; then the fallback begins
 * @param detectMachine start answering machine detection on each dialled leg
 * @param maxTalk ceiling on a specialist's leg
 * @param sentences what is spoken
 */
public record Flow(
    String version,
    Specialist specialist,
    String from,
    Duration ringTimeout,
    Duration handOverDelay,
    Duration screeningTimeout,
    Duration holdLimit,
    boolean detectMachine,
    Duration maxTalk,
    Sentences sentences) {

  /**
   * A person who can be rung.
   *
   * @param name for people
   * @param number E.164 or {@code sip:} address
   */
  public record Specialist(String name, String number) {}

  /**
   * Spoken texts.
   *
   * @param screening said to the specialist before "press 1"
   * @param tooLate said to a specialist who accepts a caller that is gone or taken
   * @param goodbye said to the caller after the specialist has hung up
   * @param nobodyAvailable said to the caller when neither a person nor the AI can be had
   */
  public record Sentences(
      String screening, String tooLate, String goodbye, String nobodyAvailable) {}
}
