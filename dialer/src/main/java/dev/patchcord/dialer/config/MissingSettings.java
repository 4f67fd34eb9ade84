package dev.patchcord.dialer.config;

/** A setting without which the dialer cannot work is absent or makes no sense. */
public final class MissingSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingSettings(String message) {
    super(message);
  }
}
