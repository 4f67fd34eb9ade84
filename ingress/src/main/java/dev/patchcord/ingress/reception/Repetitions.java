package dev.patchcord.ingress.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes repeated deliveries of one request cheap and identical at this instance: the second waits
 * for what the first one gets. After the window the work is done again, since the call may have
 * moved on meanwhile.
 *
 * @param <T> what a delivery gets
 */
public final class Repetitions<T> {
  private static final int REMEMBERED = 10_000;

  private record Delivery<T>(Instant at, CompletableFuture<T> outcome) {}

  private final Clock clock;
  private final Duration window;
  private final Map<String, Delivery<T>> deliveries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Delivery<T>> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Repetitions(Clock clock, Duration window) {
    this.clock = clock;
    this.window = window;
  }

  /**
   * What the first delivery got.
   *
   * @param key the same for every repetition
   * @param first does the work; run at most once per key and window
   */
  public T of(String key, Supplier<T> first) {
    return of(key, first, outcome -> true);
  }

  /**
   * What the first delivery got.
   *
   * @param isFinal false for an outcome that a repetition may better
   */
  public T of(String key, Supplier<T> first, Predicate<T> isFinal) {
    Delivery<T> mine = new Delivery<>(clock.instant(), new CompletableFuture<>());
    Delivery<T> known = earlier(key, mine);
    if (known != null) {
      return known.outcome().join();
    }
    try {
      T outcome = first.get();
      if (!isFinal.test(outcome)) {
        forget(key, mine);
      }
      mine.outcome().complete(outcome);
      return outcome;
    } catch (RuntimeException | Error e) {
      // An Error too: a repetition would wait for this outcome for ever.
      forget(key, mine);
      mine.outcome().completeExceptionally(e);
      throw new CompletionException("nothing could be made for " + key, e);
    }
  }

  private synchronized @Nullable Delivery<T> earlier(String key, Delivery<T> mine) {
    Delivery<T> known = deliveries.get(key);
    if (known != null && known.at().plus(window).isAfter(mine.at())) {
      return known;
    }
    deliveries.remove(key);
    deliveries.put(key, mine);
    return null;
  }

  private synchronized void forget(String key, Delivery<T> delivery) {
    deliveries.remove(key, delivery);
  }
}
