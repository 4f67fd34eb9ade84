package dev.patchcord.console.projection;

import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the last hour brought, by stretches of time, so that its size does not grow with the
 * traffic. Changes are kept and not counts: how many calls were in a state at a time follows from
 * how many are in it now. So a console that has just read the journal knows the hour before.
 *
 * @param byStretch number of the stretch to what happened in it
 */
public record History(Map<Long, Stretch> byStretch) {
  /** Seconds of a stretch. */
  public static final int SECONDS = 10;

  /** How far back it goes. */
  public static final Duration WINDOW = Duration.ofMinutes(60);

  /** A minute more, for the rate at the beginning of the window. */
  private static final long KEPT = WINDOW.plusMinutes(1).toSeconds() / SECONDS;

  static final History NONE = new History(Map.of());

  /** Number of the stretch of that moment. */
  public static long stretchOf(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), SECONDS);
  }

  /**
   * One stretch.
   *
   * @param net calls that came into a state, less those that left it
   * @param changes of state, in all calls
   * @param oldestWish since when the caller had waited who had waited longest at the stretch's end;
   *     only of waits that are over, null for none
   */
  public record Stretch(Map<CallState, Integer> net, int changes, @Nullable Instant oldestWish) {
    static final Stretch NOTHING = new Stretch(Map.of(), 0, null);

    static Stretch change(@Nullable CallState from, CallState to) {
      Map<CallState, Integer> net = new EnumMap<>(CallState.class);
      if (from != null) {
        net.put(from, -1);
      }
      net.merge(to, 1, Integer::sum);
      return new Stretch(net, from == null ? 0 : 1, null);
    }

    static Stretch wait(Instant wish) {
      return new Stretch(Map.of(), 0, wish);
    }

    Stretch plus(Stretch other) {
      Map<CallState, Integer> sum = new EnumMap<>(CallState.class);
      sum.putAll(net);
      other.net.forEach((state, count) -> sum.merge(state, count, Integer::sum));
      return new Stretch(sum, changes + other.changes, earlier(oldestWish, other.oldestWish));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.isBefore(other) ? one : other;
    }
  }

  /** What happened in that stretch. */
  public Stretch at(long stretch) {
    return byStretch.getOrDefault(stretch, Stretch.NOTHING);
  }

  History with(Map<Long, Stretch> more) {
    if (more.isEmpty()) {
      return this;
    }
    TreeMap<Long, Stretch> all = new TreeMap<>(byStretch);
    more.forEach((number, stretch) -> all.merge(number, stretch, Stretch::plus));
    all.headMap(all.lastKey() - KEPT).clear();
    return new History(Collections.unmodifiableMap(all));
  }
}
