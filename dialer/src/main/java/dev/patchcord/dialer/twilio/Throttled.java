package dev.patchcord.dialer.twilio;

import java.time.Duration;

/** HTTP 429: never processed, always safe to repeat (Twilio error 20429). */
final class Throttled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Reads the header in its form of seconds; a date or nonsense counts as no wish.
   *
   * @param retryAfter the header {@code Retry-After}, may be empty
   */
  Throttled(String retryAfter) {
    super("too many requests");
    this.retryAfter =
        retryAfter.matches("\\d{1,4}")
            ? Duration.ofSeconds(Long.parseLong(retryAfter))
            : Duration.ZERO;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
