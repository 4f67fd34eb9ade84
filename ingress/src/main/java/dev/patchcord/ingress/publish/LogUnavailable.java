package dev.patchcord.ingress.publish;

import org.jspecify.annotations.Nullable;

/** The log did not acknowledge in time. */
public final class LogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
