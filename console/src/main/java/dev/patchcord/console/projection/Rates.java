package dev.patchcord.console.projection;

import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often calls changed state lately, counted by second so that its size does not grow with the
 * traffic.
 *
 * @param bySecond epoch second to the changes of that second
 */
public record Rates(Map<Long, Map<Arrow, Integer>> bySecond) {
  /** What counts as lately. */
  public static final Duration WINDOW = Duration.ofMinutes(1);

  static final Rates NONE = new Rates(Map.of());

  /** One change. */
  public record Arrow(CallState from, CallState to) {}

  /** Changes in the minute before that moment, by arrow. */
  public Map<Arrow, Integer> perMinute(Instant now) {
    long after = now.minus(WINDOW).getEpochSecond();
    Map<Arrow, Integer> sums = new HashMap<>();
    bySecond.forEach(
        (second, arrows) -> {
          if (second > after && second <= now.getEpochSecond()) {
            arrows.forEach((arrow, count) -> sums.merge(arrow, count, Integer::sum));
          }
        });
    return sums;
  }

  /** With more changes; seconds that are out of the window of the newest are dropped. */
  Rates with(Map<Long, Map<Arrow, Integer>> more) {
    if (more.isEmpty()) {
      return this;
    }
    TreeMap<Long, Map<Arrow, Integer>> all = new TreeMap<>(bySecond);
    more.forEach(
        (second, arrows) ->
            all.merge(
                second,
                Map.copyOf(arrows),
                (left, right) -> {
                  Map<Arrow, Integer> sum = new HashMap<>(left);
                  right.forEach((arrow, count) -> sum.merge(arrow, count, Integer::sum));
                  return Map.copyOf(sum);
                }));
    // Clocks of several writers differ a little: twice the window keeps what a slow one reports.
    all.headMap(all.lastKey() - 2 * WINDOW.toSeconds()).clear();
    return new Rates(Collections.unmodifiableMap(all));
  }
}
