package dev.patchcord.console.board;

import dev.patchcord.console.projection.History;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.timeline.Counted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last hour in curves: a point at the end of each stretch that is over.
 *
 * @param end of the last point, in seconds since 1970
 * @param calls in each state of a live call
 * @param perMinute changes of state in the minute before each point
 * @param waiting callers who waited
 * @param longest seconds that the one of them had waited who had waited longest
 * @param ended calls that ended in the whole time
 */
public record Trend(
    long end,
    Map<CallState, List<Integer>> calls,
    List<Integer> perMinute,
    List<Integer> waiting,
    List<Integer> longest,
    int ended) {
  private static final int POINTS = (int) (History.WINDOW.toSeconds() / History.SECONDS) + 1;
  private static final int PER_MINUTE = 60 / History.SECONDS;

  /** Seconds since 1970 of the last point that is to be seen at that moment. */
  public static long endAt(Instant now) {
    return History.stretchOf(now) * History.SECONDS;
  }

  /** The curves up to that moment. */
  public static Trend of(Projection known, Instant now) {
    long last = History.stretchOf(now) - 1;
    Map<CallState, Integer> counts = new EnumMap<>(CallState.class);
    for (LiveCall call : known.calls().values()) {
      counts.merge(call.state(), 1, Integer::sum);
    }
    known
        .history()
        .byStretch()
        .forEach(
            (number, stretch) -> {
              if (number > last) {
                undo(counts, stretch);
              }
            });
    Map<CallState, int[]> calls = new EnumMap<>(CallState.class);
    for (CallState state : CallState.values()) {
      if (state != CallState.ENDED) {
        calls.put(state, new int[POINTS]);
      }
    }
    int ended = 0;
    for (int point = POINTS - 1; point >= 0; point--) {
      for (Map.Entry<CallState, int[]> each : calls.entrySet()) {
        each.getValue()[point] = Math.max(0, counts.getOrDefault(each.getKey(), 0));
      }
      History.Stretch stretch = known.history().at(last - (POINTS - 1 - point));
      ended += Math.max(0, stretch.net().getOrDefault(CallState.ENDED, 0));
      undo(counts, stretch);
    }
    Map<CallState, List<Integer>> curves = new EnumMap<>(CallState.class);
    calls.forEach((state, points) -> curves.put(state, list(points)));
    return new Trend(
        endAt(now),
        curves,
        list(perMinute(known.history(), last)),
        list(waiting(calls)),
        list(longest(known, last)),
        ended);
  }

  private static List<Integer> list(int[] points) {
    return Arrays.stream(points).boxed().toList();
  }

  private static void undo(Map<CallState, Integer> counts, History.Stretch stretch) {
    stretch.net().forEach((state, count) -> counts.merge(state, -count, Integer::sum));
  }

  private static int[] perMinute(History history, long last) {
    int[] rates = new int[POINTS];
    for (int point = 0; point < POINTS; point++) {
      long stretch = last - (POINTS - 1 - point);
      for (int before = 0; before < PER_MINUTE; before++) {
        rates[point] += history.at(stretch - before).changes();
      }
    }
    return rates;
  }

  private static int[] waiting(Map<CallState, int[]> calls) {
    int[] sums = new int[POINTS];
    calls.forEach(
        (state, counts) -> {
          if (LiveCall.waits(state)) {
            Arrays.setAll(sums, point -> sums[point] + counts[point]);
          }
        });
    return sums;
  }

  private static int[] longest(Projection known, long last) {
    Instant still =
        known.calls().values().stream()
            .filter(LiveCall::waits)
            .map(LiveCall::wishedAt)
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    int[] seconds = new int[POINTS];
    for (int point = 0; point < POINTS; point++) {
      long stretch = last - (POINTS - 1 - point);
      Instant at = Instant.ofEpochSecond((stretch + 1) * History.SECONDS);
      Instant over = known.history().at(stretch).oldestWish();
      Instant oldest = over != null && over.isBefore(still) ? over : still;
      seconds[point] =
          oldest.isBefore(at) ? (int) (at.getEpochSecond() - oldest.getEpochSecond()) : 0;
    }
    return seconds;
  }

  /** For the browser. */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("end", end);
    all.put("step", History.SECONDS);
    calls.forEach((state, counts) -> all.put(state.name(), counts));
    all.put("perMinute", perMinute);
    all.put("waiting", waiting);
    all.put("longest", longest);
    return new String(ContractJson.write(all), StandardCharsets.UTF_8);
  }

  /** For those who do not see the curves. */
  public String says() {
    return "In the last hour %s ended; at most %s waited at a time, the longest %d s; the busiest minute had %s of state."
        .formatted(
            Counted.of(ended, "call"),
            Counted.of(most(waiting), "caller"),
            most(longest),
            Counted.of(most(perMinute), "change"));
  }

  private static int most(List<Integer> values) {
    return Collections.max(values);
  }
}
