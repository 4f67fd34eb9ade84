package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.archive.Range;
import dev.patchcord.orchestrator.replay.CallFacts;
import dev.patchcord.orchestrator.timeline.Counted;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many calls in a few numbers.
 *
 * @param calls that fit
 * @param read all calls of the range
 * @param records of all calls of the range
 * @param held calls that were on hold, or were to be
 * @param outcomes how often the last attempt of a call ended in each way, the most frequent first
 * @param firstFailing how often each row was the first at which something went wrong, likewise;
 *     calls in which nothing did are not counted
 * @param median time to a person, of the calls that reached one; null if none did
 * @param p95 of 100 of these calls, 95 waited no longer; null likewise
 * @param disagreeing calls of which a decision would be taken otherwise, or cannot be compared
 * @param missing what cannot be told whole
 */
record RangeSummary(
    int calls,
    int read,
    long records,
    int held,
    Map<String, Long> outcomes,
    Map<String, Long> firstFailing,
    @Nullable Duration median,
    @Nullable Duration p95,
    int disagreeing,
    List<String> missing) {
  private static final double HALF = 0.5;
  private static final double MOST = 0.95;

  static RangeSummary of(Range range, List<CallFacts> calls) {
    List<Duration> waits =
        calls.stream().map(CallFacts::timeToPerson).filter(Objects::nonNull).sorted().toList();
    return new RangeSummary(
        calls.size(),
        range.calls(),
        range.records(),
        count(calls, call -> call.path().contains(CallState.HOLD)),
        frequent(calls.stream().map(CallFacts::lastOutcome).toList()),
        frequent(calls.stream().map(CallFacts::firstFailing).filter(Objects::nonNull).toList()),
        quantile(waits, HALF),
        quantile(waits, MOST),
        count(calls, call -> call.disagreement() != null),
        range.missing());
  }

  private static int count(List<CallFacts> calls, Predicate<CallFacts> which) {
    return Math.toIntExact(calls.stream().filter(which).count());
  }

  private static Map<String, Long> frequent(List<String> values) {
    Map<String, Long> counts =
        values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  /** Nearest rank: a time that a call really waited. */
  private static @Nullable Duration quantile(List<Duration> sorted, double part) {
    return sorted.isEmpty()
        ? null
        : sorted.get(Math.toIntExact((long) Math.ceil(part * sorted.size())) - 1);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d of %s, %d on hold, %d disagree or cannot be compared"
            .formatted(calls, Counted.of(read, "call"), held, disagreeing));
    lines.addAll(counted("by outcome", outcomes));
    lines.addAll(counted("by first failing step", firstFailing));
    if (median != null && p95 != null) {
      lines.add(
          "time to person: median %s, 95 %% within %s"
              .formatted(TimeWords.of(median), TimeWords.of(p95)));
    }
    missing.forEach(line -> lines.add("missing: " + line));
    if (!missing.isEmpty()) {
      lines.add("partial: not every call could be told whole");
    }
    return lines;
  }

  private static List<String> counted(String title, Map<String, Long> counts) {
    List<String> lines = new ArrayList<>();
    if (!counts.isEmpty()) {
      lines.add(title + ":");
      counts.forEach((name, count) -> lines.add("%6d  %s".formatted(count, name)));
    }
    return lines;
  }
}
