package dev.patchcord.sandbox.run;

import java.util.List;

/** The sandbox cannot start; the message is one line for the person who started it. */
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> details;

  CannotStart(String message) {
    super(message);
    this.details = List.of();
  }

  CannotStart(String message, Throwable cause) {
    super(message, cause);
    this.details = List.of();
  }

  /**
   * With lines that help to find the reason, for example the end of a log.
   *
   * @param details shown before the message
   */
  CannotStart(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  /** 2 if nothing was started, else 1. */
  int exitCode() {
    return details.isEmpty() ? 2 : 1;
  }

  List<String> details() {
    return details;
  }
}
