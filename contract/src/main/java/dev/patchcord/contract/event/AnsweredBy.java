package dev.patchcord.contract.event;

/** What answered a dialled phone, by the carrier's answering machine detection. */
public enum AnsweredBy {
  HUMAN,
  /** {@code machine_start}, {@code machine_end_beep}, {@code ..._silence}, {@code ..._other}. */
  MACHINE,
  FAX,
  /** The detection could not tell. Never a reason to hang up. */
  UNKNOWN
}
