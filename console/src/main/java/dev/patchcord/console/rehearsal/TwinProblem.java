package dev.patchcord.console.rehearsal;

/** The twin did not do what it was asked for; the message is one line for people. */
public final class TwinProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TwinProblem(String message) {
    super(message);
  }

  TwinProblem(String message, Throwable cause) {
    super(message, cause);
  }

  /** The line for people. */
  public String says() {
    return String.valueOf(getMessage());
  }
}
