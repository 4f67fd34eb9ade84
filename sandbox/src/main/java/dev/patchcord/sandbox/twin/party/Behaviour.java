package dev.patchcord.sandbox.twin.party;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a called phone does; its JSON words are hyphenated. */
public enum Behaviour {
  /** Answers, and presses 1 when first asked for a key, unless the script says which keys. */
  @JsonProperty("answers")
  ANSWERS,
  @JsonProperty("busy")
  BUSY,
  @JsonProperty("no-answer")
  NO_ANSWER,
  /** Cannot be reached: an invalid or dead number. */
  @JsonProperty("failed")
  FAILED,
  /** Answers, and presses 2 when first asked for a key. */
  @JsonProperty("declines")
  DECLINES,
  /** A machine answers and never presses a key. */
  @JsonProperty("voicemail")
  VOICEMAIL,
  /** Answers, says nothing, presses nothing. */
  @JsonProperty("silent")
  SILENT,
  /** Rings until somebody answers it at the control API, and presses nothing of its own accord. */
  @JsonProperty("by-hand")
  BY_HAND
}
