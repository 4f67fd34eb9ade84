package dev.patchcord.orchestrator.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * Up to which moment the journal was read. A watch that has fallen behind must not take what it has
 * not read for what has not happened; on a quiet partition, time passes all the same.
 */
final class ReadingProgress {
  /** No decision came for so long: there is none to read. */
  static final Duration QUIET = Duration.ofSeconds(10);

  /** From a decision until it can be read here. */
  static final Duration NEWS_TRAVELS = Duration.ofSeconds(2);

  private Instant readAt;
  private Instant written = Instant.EPOCH;

  /**
   * Begins.
   *
   * @param now nothing has been read yet, and there may be much
   */
  ReadingProgress(Instant now) {
    this.readAt = now;
  }

  /** A decision of that time was read. */
  void read(Instant decided, Instant now) {
    readAt = now;
    written = decided.isAfter(written) ? decided : written;
  }

  /** The last moment of which all decisions have been read. */
  Instant until(Instant now) {
    boolean quiet = now.isAfter(readAt.plus(QUIET));
    Instant known = quiet || now.isBefore(written) ? now : written;
    return known.equals(Instant.EPOCH) ? known : known.minus(NEWS_TRAVELS);
  }
}
