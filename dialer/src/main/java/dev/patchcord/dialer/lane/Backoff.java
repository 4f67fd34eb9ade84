package dev.patchcord.dialer.lane;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between posts that the carrier did not take: doubling up to a ceiling, each between half
 * and all of that, so that dialers refused together do not come back together.
 */
final class Backoff {
  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /**
   * The wait after a post that was not taken.
   *
   * @param post 1 for the first
   * @param asked the carrier's own wish, a lower bound
   */
  Duration after(int post, Duration asked) {
    long full = first.toMillis() << Math.min(post - 1, MOST_DOUBLINGS);
    long ceiling = Math.max(1, Math.min(full, longest.toMillis()));
    Duration jittered = Duration.ofMillis(ceiling - random.nextLong(ceiling / 2 + 1));
    return jittered.compareTo(asked) > 0 ? jittered : asked;
  }
}
