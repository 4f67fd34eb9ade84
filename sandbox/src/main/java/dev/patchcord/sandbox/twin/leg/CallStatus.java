package dev.patchcord.sandbox.twin.leg;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Status of a call resource. {@code initiated} is a word of callbacks only. */
public enum CallStatus {
  QUEUED,
  RINGING,
  IN_PROGRESS,
  COMPLETED,
  BUSY,
  NO_ANSWER,
  FAILED,
  CANCELED;

  /** Twilio's word: {@code in-progress}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isFinal() {
    return compareTo(COMPLETED) >= 0;
  }

  /** The status for Twilio's word. */
  public static Optional<CallStatus> ofWord(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
