package dev.patchcord.console.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Places moments from left to right. A second is as wide everywhere, except where nothing happens
 * for long: such a stretch is folded to one width, and says how long it is.
 */
final class TimeScale {
  /** Longer than this without anything is folded. */
  static final Duration IDLE = Duration.ofSeconds(4);

  private static final double UNITS_PER_SECOND = 48;
  private static final int FOLDED = 64;

  /** Two moments stay apart, so that each can be pointed at. */
  private static final int LEAST = 16;

  private final NavigableMap<Instant, Integer> places;
  private final List<Fold> folds;

  private TimeScale(NavigableMap<Instant, Integer> places, List<Fold> folds) {
    this.places = places;
    this.folds = List.copyOf(folds);
  }

  /** A stretch without anything. */
  record Fold(int x, int width, Duration length) {}

  /**
   * For these moments.
   *
   * @throws IllegalArgumentException if there is none
   */
  static TimeScale of(Collection<Instant> moments) {
    if (moments.isEmpty()) {
      throw new IllegalArgumentException("a scale needs a moment");
    }
    NavigableMap<Instant, Integer> places = new TreeMap<>();
    List<Fold> folds = new ArrayList<>();
    int x = 0;
    Instant before = null;
    for (Instant moment : new TreeSet<>(moments)) {
      if (before != null) {
        Duration gap = Duration.between(before, moment);
        if (gap.compareTo(IDLE) > 0) {
          folds.add(new Fold(x, FOLDED, gap));
          x += FOLDED;
        } else {
          x += Math.max(LEAST, (int) Math.round(gap.toMillis() * UNITS_PER_SECOND / 1_000));
        }
      }
      places.put(moment, x);
      before = moment;
    }
    return new TimeScale(places, folds);
  }

  /** Where a moment stands; one that was not named stands where the last before it does. */
  int at(Instant moment) {
    Map.Entry<Instant, Integer> place = places.floorEntry(moment);
    return place == null ? 0 : place.getValue();
  }

  int width() {
    return places.lastEntry().getValue();
  }

  List<Fold> folds() {
    return folds;
  }
}
