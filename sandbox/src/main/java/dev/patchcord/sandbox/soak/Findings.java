package dev.patchcord.sandbox.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a soak found out.
 *
 * @param judged calls
 * @param calledBack of these, calls that began with our calling somebody back
 * @param outcomes how the calls went
 * @param attempts how the attempts to reach a specialist went, by outcome
 * @param waits from the wish for a person to the first talk, on the machine's clock, shortest first
 * @param promises names of those that were checked
 * @param broken in how many calls, by the name of the promise
 * @param breaches the first of them, with the calls' stories
 */
record Findings(
    int judged,
    int calledBack,
    Map<Outcome, Integer> outcomes,
    Map<String, Integer> attempts,
    List<Duration> waits,
    List<String> promises,
    Map<String, Integer> broken,
    List<Breach> breaches) {
  Findings {
    outcomes = Map.copyOf(outcomes);
    attempts = Map.copyOf(attempts);
    waits = List.copyOf(waits);
    promises = List.copyOf(promises);
    broken = Map.copyOf(broken);
    breaches = List.copyOf(breaches);
  }
}
