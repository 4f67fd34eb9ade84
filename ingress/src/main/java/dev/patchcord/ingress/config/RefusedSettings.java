package dev.patchcord.ingress.config;

/**
 * A setting without which the ear must not listen. The message is one line that says what to do.
 */
public final class RefusedSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedSettings(String message) {
    super(message);
  }
}
