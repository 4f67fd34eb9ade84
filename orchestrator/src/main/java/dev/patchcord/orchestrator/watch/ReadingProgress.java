package dev.patchcord.orchestrator.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * Up to which moment the log was read. A watch that has fallen behind must not take what it has not
 * read for what has not happened; on a quiet partition, time passes all the same.
 */
final class ReadingProgress {
  /** A record as young as that was read as it came. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** Nothing came for so long: there is nothing to read. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** From a moment until all that was written by then has been read. */
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(2);

  private Instant readAt;
  private Instant written = Instant.EPOCH;

  ReadingProgress(Instant now) {
    this.readAt = now;
  }

  /** A record of that time was read. */
  void read(Instant timestamp, Instant now) {
    readAt = now;
    written = timestamp.isAfter(written) ? timestamp : written;
  }

  /** The last moment of which all news have been read. */
  Instant until(Instant now) {
    boolean caughtUp =
        now.isAfter(readAt.plus(QUIET)) || Duration.between(written, readAt).compareTo(FRESH) < 0;
    // Topics are read side by side, and one may be a little behind the other.
    return caughtUp
        ? now.minus(NEWS_TRAVELS)
        : written.isAfter(Instant.EPOCH) ? written.minus(FRESH) : written;
  }
}
