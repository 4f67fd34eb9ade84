package dev.patchcord.sandbox.soak;

import dev.patchcord.orchestrator.timeline.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a soak went.
 *
 * @param plan what was asked for
 * @param took from the first call to the last verdict, on the machine's clock
 * @param findings about the calls
 * @param faults what the carrier did wrong, by kind
 * @param lag of the services on this machine: what a slow one adds to every wait
 * @param problems of the run itself, one line each: none in a sound one
 */
public record SoakReport(
    SoakPlan plan,
    Duration took,
    Findings findings,
    Map<String, Integer> faults,
    Lag lag,
    List<String> problems) {
  /** A story's line on a screen; a capsule has all of it. */
  private static final int LONGEST_LINE = 300;

  private static final int MOST_PROBLEMS = 20;

  public SoakReport {
    faults = new TreeMap<>(faults);
    problems = List.copyOf(problems);
  }

  /** True if every promise was kept in every call, and nothing else went wrong. */
  public boolean passed() {
    return findings.broken().isEmpty() && problems.isEmpty();
  }

  /** The whole report, for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Breach breach : findings.breaches()) {
      lines.add("BROKEN %s in %s".formatted(breach.promise(), breach.callId()));
      breach.how().forEach(how -> lines.add("  " + how));
      breach.story().stream().map(SoakReport::shortened).forEach(lines::add);
      lines.add("");
    }
    lines.add("Calls");
    for (Outcome outcome : Outcome.values()) {
      lines.add(row(findings.outcomes().getOrDefault(outcome, 0), outcome.words()));
    }
    lines.add(
        row(
            findings.judged(),
            "in all, %d of them people whom we called back".formatted(findings.calledBack())));
    lines.add("Attempts to reach a specialist");
    sorted(findings.attempts()).forEach(each -> lines.add(row(each.getValue(), each.getKey())));
    lines.add(
        "From the wish for a person to the talk, in the callers' time: p50 %s, p95 %s"
            .formatted(quantile(0.5), quantile(0.95)));
    lines.add(
        "From an event to its decision, in real time: p50 %d ms, p99 %d ms, longest %d ms"
            .formatted(lag.usual().toMillis(), lag.slow().toMillis(), lag.longest().toMillis()));
    lines.add("What the carrier did wrong");
    sorted(faults).forEach(each -> lines.add(row(each.getValue(), each.getKey())));
    if (faults.isEmpty()) {
      lines.add(row(0, "faults"));
    }
    lines.add("Promises");
    for (String promise : findings.promises()) {
      Integer broken = findings.broken().get(promise);
      lines.add(
          "  %-28s %s"
              .formatted(
                  promise, broken == null ? "kept" : "BROKEN in " + Counted.of(broken, "call")));
    }
    findings.broken().entrySet().stream()
        .filter(each -> !findings.promises().contains(each.getKey()))
        .forEach(
            each ->
                lines.add(
                    "  %-28s BROKEN in %s"
                        .formatted(each.getKey(), Counted.of(each.getValue(), "call"))));
    problems.stream().limit(MOST_PROBLEMS).forEach(problem -> lines.add("PROBLEM " + problem));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d calls in %d s at %s times the speed, seed %d",
            passed() ? "PASSED" : "FAILED",
            plan.calls(),
            took.toSeconds(),
            plan.speed(),
            plan.seed()));
    return lines;
  }

  /** The same for programs, as JSON. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", passed());
    json.put("plan", plan);
    json.put("seconds", took.toSeconds());
    Map<String, Integer> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome.words(), findings.outcomes().getOrDefault(outcome, 0));
    }
    json.put("outcomes", outcomes);
    json.put("attempts", findings.attempts());
    json.put("faults", faults);
    json.put("secondsToPersonP50", seconds(0.5));
    json.put("secondsToPersonP95", seconds(0.95));
    json.put("decisionMillisP50", lag.usual().toMillis());
    json.put("decisionMillisP99", lag.slow().toMillis());
    json.put("decisionMillisLongest", lag.longest().toMillis());
    json.put("promises", findings.promises());
    json.put("broken", findings.broken());
    json.put("breaches", findings.breaches());
    json.put("problems", problems);
    return json;
  }

  private String quantile(double share) {
    Double seconds = seconds(share);
    return seconds == null ? "none" : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** In the callers' time. */
  private @Nullable Double seconds(double share) {
    List<Duration> waits = findings.waits();
    if (waits.isEmpty()) {
      return null;
    }
    Duration real = waits.get((int) Math.min(waits.size() - 1L, (long) (share * waits.size())));
    return real.toMillis() * plan.speed() / 1000;
  }

  private static List<Map.Entry<String, Integer>> sorted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...";
  }

  private static String row(int count, String what) {
    return String.format(Locale.ROOT, "  %6d  %s", count, what);
  }
}
