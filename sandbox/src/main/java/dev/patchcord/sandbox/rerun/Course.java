package dev.patchcord.sandbox.rerun;

import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way that a call went, without what differs from one time to the next: its states, and whom it
 * tried to reach with which result.
 *
 * @param states each time it entered one
 * @param attempts one line for each phone rung, in order
 */
public record Course(List<CallState> states, List<String> attempts) {
  public Course {
    states = List.copyOf(states);
    attempts = List.copyOf(attempts);
  }

  /** Of a journal, in its order. */
  public static Course of(List<JournalRecord> journal) {
    List<CallState> states = new ArrayList<>();
    Map<Integer, AttemptView> attempts = new TreeMap<>();
    for (JournalRecord record : journal) {
      if (states.isEmpty() || states.getLast() != record.to()) {
        states.add(record.to());
      }
      record.attempts().forEach(attempt -> attempts.put(attempt.number(), attempt));
    }
    return new Course(
        states,
        attempts.values().stream()
            .map(
                attempt ->
                    "%d %s: %s"
                        .formatted(
                            attempt.number(),
                            attempt.specialist(),
                            attempt.outcome() == null
                                ? attempt.progress().toLowerCase(java.util.Locale.ROOT)
                                : attempt.outcome()))
            .toList());
  }

  /** Where another one parts from this one, one line each; empty if nowhere. */
  public List<String> differences(Course other) {
    List<String> differences = new ArrayList<>();
    if (!states.equals(other.states)) {
      differences.add("states: %s, now %s".formatted(words(states), words(other.states)));
    }
    if (!attempts.equals(other.attempts)) {
      differences.add("attempts: %s, now %s".formatted(attempts, other.attempts));
    }
    return differences;
  }

  private static String words(List<CallState> states) {
    return String.join(" -> ", states.stream().map(CallState::name).toList());
  }
}
