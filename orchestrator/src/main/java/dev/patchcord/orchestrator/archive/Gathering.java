package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Sorts the records of a partition by call, and hands each call over as soon as it is complete, so
 * that only those are kept that are open at the same time.
 */
final class Gathering {
  private final Instant from;
  private final Instant to;
  private final Spans spans;
  private final Consumer<CallJournal> each;
  private final List<String> missing;
  private final Map<String, List<JournalLine>> open = new LinkedHashMap<>();
  private int calls;
  private long records;
  // Looking through all that is open takes its time, and most records change nothing of it.
  private boolean changed = true;
  private boolean complete;

  Gathering(
      Instant from, Instant to, Spans spans, Consumer<CallJournal> each, List<String> missing) {
    this.from = from;
    this.to = to;
    this.spans = spans;
    this.each = each;
    this.missing = missing;
  }

  /** True if a record of this call and time can belong to a call of the range. */
  boolean wants(String callId, Instant at) {
    return at.isBefore(to) ? !at.isBefore(from) || spans.know(callId) : open.containsKey(callId);
  }

  void add(JournalLine line) {
    String callId = line.record().callId();
    changed = true;
    if (line.record().sequence() == 1) {
      handOver(callId);
    }
    List<JournalLine> lines = open.computeIfAbsent(callId, _ -> new ArrayList<>());
    lines.add(line);
    if (isLast(lines.getFirst().record(), line.record())) {
      handOver(callId);
    }
  }

  private boolean isLast(JournalRecord first, JournalRecord record) {
    OptionalLong last = spans.last(record.callId(), first.at());
    return last.isPresent() ? record.sequence() >= last.getAsLong() : forgets(record);
  }

  /** What a call that is in no index ends with: its own deadline, or news that began nothing. */
  private static boolean forgets(JournalRecord record) {
    return record.transition() == null
        ? record.from() == null
        : record.trigger() instanceof DeadlineExpired due && due.name().equals("forget");
  }

  /** No more records of this call will come. */
  void complete(String callId) {
    handOver(callId);
  }

  /** True if the range is over for every call of which it can be known. */
  boolean isComplete() {
    if (changed) {
      complete = open.values().stream().noneMatch(lines -> isInRange(lines) && hasKnownEnd(lines));
      changed = false;
    }
    return complete;
  }

  private boolean hasKnownEnd(List<JournalLine> lines) {
    JournalRecord first = lines.getFirst().record();
    return spans.last(first.callId(), first.at()).isPresent();
  }

  /**
   * Hands over what is left.
   *
   * @param all true if the journal was read to its end, so that nothing can be missing there
   */
  void finish(boolean all) {
    for (List<JournalLine> lines : List.copyOf(open.values())) {
      JournalRecord last = lines.getLast().record();
      if (!all && isInRange(lines)) {
        missing.add(
            "call %s may go on after its record %d: neither index nor snapshot knows where it ends"
                .formatted(last.callId(), last.sequence()));
      }
      handOver(last.callId());
    }
  }

  private void handOver(String callId) {
    List<JournalLine> lines = open.remove(callId);
    if (lines == null || !isInRange(lines)) {
      return;
    }
    long first = lines.getFirst().record().sequence();
    if (first > 1) {
      missing.add(
          "call %s begins with record %d: the earlier ones are not kept, or nothing knows where they lie"
              .formatted(callId, first));
    }
    calls++;
    records += lines.size();
    each.accept(new CallJournal(callId, lines));
  }

  private boolean isInRange(List<JournalLine> lines) {
    return lines.stream()
        .map(line -> line.record().at())
        .anyMatch(at -> !at.isBefore(from) && at.isBefore(to));
  }

  int calls() {
    return calls;
  }

  long records() {
    return records;
  }
}
