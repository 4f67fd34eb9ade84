package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.orchestrator.call.Call;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The open deadlines of a partition's calls, by due time, then call, then name. An index over the
 * store of calls and nothing of its own: built when a partition is taken over.
 */
final class OpenDeadlines {
  private final NavigableSet<Entry> byDueTime =
      new TreeSet<>(
          Comparator.comparing((Entry entry) -> entry.deadline().dueAt())
              .thenComparing(Entry::callId)
              .thenComparing(entry -> entry.deadline().name()));
  private final Map<String, List<Entry>> byCall = new HashMap<>();

  /** One deadline of one call. */
  record Entry(String callId, Deadline deadline) {}

  /** The call's deadlines are now these, whatever they were. */
  void replace(String callId, Call call) {
    remove(callId);
    List<Entry> entries =
        call.deadlines().entrySet().stream()
            .map(each -> new Entry(callId, new Deadline(each.getKey(), each.getValue())))
            .toList();
    byCall.put(callId, entries);
    byDueTime.addAll(entries);
  }

  void remove(String callId) {
    List<Entry> entries = byCall.remove(callId);
    if (entries != null) {
      entries.forEach(byDueTime::remove);
    }
  }

  void drop(Entry entry) {
    byDueTime.remove(entry);
  }

  void clear() {
    byDueTime.clear();
    byCall.clear();
  }

  /** The earliest deadline that is due at this time; it stays until its call is replaced. */
  Optional<Entry> firstDue(Instant now) {
    return byDueTime.isEmpty() || byDueTime.first().deadline().dueAt().isAfter(now)
        ? Optional.empty()
        : Optional.of(byDueTime.first());
  }
}
