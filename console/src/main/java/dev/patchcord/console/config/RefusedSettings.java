package dev.patchcord.console.config;

/** The console cannot start with these settings; the message says why, in one line. */
public final class RefusedSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedSettings(String message) {
    super("console cannot start: " + message);
  }
}
