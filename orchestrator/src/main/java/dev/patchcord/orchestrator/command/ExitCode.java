package dev.patchcord.orchestrator.command;

/** How a command ended, so that a script can tell; each number has one meaning in all commands. */
enum ExitCode {
  OK(0),
  /** What was looked for was found: a decision that differs, a broken promise. */
  FOUND(1),
  /** Wrong options, or a file of settings with mistakes. Nothing was done. */
  USAGE(2),
  /** No such call in the log. */
  UNKNOWN_CALL(3),
  /** Nothing lies in the range, or nothing in it fits. */
  NOTHING_FOUND(4),
  /** A file is truncated, damaged, or something else altogether. */
  UNREADABLE_FILE(5),
  /** A journal or a file was written by a version that this jar does not know. */
  TOO_NEW(6),
  /** Kafka does not answer, or has none of our topics. */
  KAFKA_AWAY(7),
  /** What was found is told, but records are missing from it. */
  PARTIAL(8),
  /** What was asked for cannot be done, or would do harm. Nothing was changed. */
  REFUSED(9);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
