package dev.patchcord.console.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How true the projection is.
 *
 * @param asOf all that was in the topics at this time has been read; null before that was so once
 * @param trouble why nothing can be read, in one line; null if it can
 */
public record Freshness(@Nullable Instant asOf, @Nullable String trouble) {
  static final Freshness UNREAD = new Freshness(null, null);

  /** Older than this is told to whoever looks. */
  static final Duration FRESH = Duration.ofSeconds(3);

  public boolean isFresh(Instant now) {
    Instant read = asOf;
    return read != null && read.plus(FRESH).isAfter(now);
  }
}
