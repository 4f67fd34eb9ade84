package dev.patchcord.contract;

/**
 * Progress of one leg, in the carrier's words (Twilio, call resource, {@code CallStatus}). {@link
 * #INITIATED} exists only in callbacks. {@link #COMPLETED} means that audio was connected at some
 * time: to a person, a phone menu or a voicemail box.
 */
public enum LegStatus {
  QUEUED,
  INITIATED,
  RINGING,
  IN_PROGRESS,
  COMPLETED,
  BUSY,
  NO_ANSWER,
  FAILED,
  CANCELED,
  /** A word that this version does not know; the raw fields have it. Never treated as final. */
  UNKNOWN;

  /** True if the leg is over: nothing that comes later can make it live again. */
  public boolean isFinal() {
    return switch (this) {
      case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> true;
      case QUEUED, INITIATED, RINGING, IN_PROGRESS, UNKNOWN -> false;
    };
  }

  /** The status for the carrier's hyphenated word, {@link #UNKNOWN} for one not known. */
  public static LegStatus ofWord(String word) {
    return switch (word) {
      case "queued" -> QUEUED;
      case "initiated" -> INITIATED;
      case "ringing" -> RINGING;
      case "in-progress", "answered" -> IN_PROGRESS;
      case "completed" -> COMPLETED;
      case "busy" -> BUSY;
      case "no-answer" -> NO_ANSWER;
      case "failed" -> FAILED;
      case "canceled" -> CANCELED;
      default -> UNKNOWN;
    };
  }
}
