package dev.patchcord.contract.archive;

import org.jspecify.annotations.Nullable;

/** An archive that cannot be read: the message is one line for people. */
public final class ArchiveProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public ArchiveProblem(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What a failure says, in one line. */
  public static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse(failure.getClass().getSimpleName());
  }

  public Kind kind() {
    return kind;
  }

  /** What is wrong. */
  public enum Kind {
    /** Kafka does not answer. */
    UNREACHABLE,
    /** Kafka answers and has no journal. */
    NO_TOPIC,
    /** A file is not there, is truncated, or holds something else. */
    UNREADABLE,
    /** A record is of a type that this jar does not know. */
    TOO_NEW
  }
}
