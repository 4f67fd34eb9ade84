package dev.patchcord.orchestrator.capsule;

/** A capsule that cannot be used: one line that says what is wrong with the file. */
public final class CapsuleProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  CapsuleProblem(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What is wrong. */
  public enum Kind {
    /** The end is missing. */
    TRUNCATED,
    /** All is there, but not as it was written. */
    DAMAGED,
    /** Something else altogether. */
    FOREIGN,
    /** The file, or a record in it, has a form that this jar does not know. */
    TOO_NEW,
    /** The call would be decided otherwise without its numbers, names and words. */
    NOT_REDACTABLE
  }
}
