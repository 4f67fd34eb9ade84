package dev.patchcord.sandbox.twin.room;

/** What came of entering a conference. */
public sealed interface JoinResult {

  /** The leg is in. */
  record Joined(Participant participant) implements JoinResult {}

  /** It has ended meanwhile: nobody comes in. */
  record Gone() implements JoinResult {}

  /**
   * It is not.
   *
   * @param code Twilio's: 16025 label in use, 16020 full
   */
  record Refused(int code, String message) implements JoinResult {}
}
