package dev.patchcord.console.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What all open pages need alike, worked out once in a tick: by whoever needs it first, while the
 * others wait. Nothing happens while nobody asks.
 *
 * @param <V> what is worked out
 */
public final class PerTick<V> {
  private final LongSupplier tick;
  private final Map<String, Work<V>> works = new ConcurrentHashMap<>();

  /**
   * Empty.
   *
   * @param tick number of the tick that it is; never goes back
   */
  public PerTick(LongSupplier tick) {
    this.tick = tick;
  }

  /**
   * What that comes to in this tick. A failure is everybody's, too: nobody tries again before the
   * next tick.
   *
   * @param key the same for all who need the same
   */
  public V of(String key, Supplier<V> how) {
    long now = tick.getAsLong();
    works.values().removeIf(each -> each.tick() < now);
    Work<V> work =
        works.merge(
            key,
            new Work<>(now, new FutureTask<>(how::get)),
            (known, mine) -> known.tick() < now ? mine : known);
    return work.done();
  }

  private record Work<V>(long tick, FutureTask<V> task) {

    V done() {
      // Does nothing if somebody has begun it.
      task.run();
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while another page works it out", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
