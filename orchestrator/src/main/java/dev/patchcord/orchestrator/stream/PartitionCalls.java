package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Machines;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of one partition by what is asked of all of them at once: which deadline is due next,
 * how many there are of each kind, and how long their callers have been waiting. Nothing of its
 * own, so it needs no changelog.
 */
final class PartitionCalls {
  private static final Logger log = LoggerFactory.getLogger(PartitionCalls.class);

  private final Machines machines;
  private final CallGauges.OfPartition gauges;
  private final CallerWaits waits;
  private final OpenDeadlines deadlines = new OpenDeadlines();

  /** By call, the earliest deadline that this build will not take. */
  private final Map<String, Instant> notTaken = new HashMap<>();

  PartitionCalls(Machines machines, DecisionMeter meter) {
    this.machines = machines;
    this.gauges = meter.calls();
    this.waits = new CallerWaits(meter);
  }

  /**
   * Reads the restored store once. Deadlines of calls that this build cannot decide are left out:
   * they wait in the call's record.
   */
  void build(KeyValueStore<String, byte[]> calls, int partition) {
    clear();
    int left = 0;
    try (KeyValueIterator<String, byte[]> all = calls.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> each = all.next();
        left += takesOver(each.key, each.value) ? 0 : 1;
      }
    }
    if (left > 0) {
      log.error(
          "partition {} has {} call(s) that are left as they are: this build has machines {}; run"
              + " one that has theirs, then requeue their dead letters",
          partition,
          left,
          machines.versions());
    }
  }

  private boolean takesOver(String callId, byte[] stored) {
    Call call;
    try {
      call = ContractJson.read(stored, Call.class);
    } catch (UnreadableRecord e) {
      log.error("the record of call {} cannot be read: {}", callId, e.getMessage());
      return false;
    }
    gauges.replace(callId, call);
    if (machines.deciderOf(call).isEmpty()) {
      call.deadlines().values().forEach(due -> leave(callId, due));
      return false;
    }
    deadlines.replace(callId, call);
    waits.restore(call);
    return true;
  }

  private void leave(String callId, Instant due) {
    notTaken.merge(callId, due, (one, other) -> one.isBefore(other) ? one : other);
  }

  /** The call is now like this, whatever it was. */
  void replace(String callId, Call call) {
    deadlines.replace(callId, call);
    notTaken.remove(callId);
    gauges.replace(callId, call);
  }

  void remove(String callId) {
    deadlines.remove(callId);
    notTaken.remove(callId);
    waits.forget(callId);
    gauges.remove(callId);
  }

  /** A decision was taken about one of them. */
  void decided(JournalRecord journal) {
    waits.decided(journal);
  }

  /** The partition is another instance's, or is read anew. */
  void clear() {
    deadlines.clear();
    notTaken.clear();
    waits.clear();
    gauges.clear();
  }

  /** The earliest deadline that is due at this time; it stays until its call is replaced. */
  Optional<OpenDeadlines.Entry> firstDue(Instant now) {
    return deadlines.firstDue(now);
  }

  /** Not to be looked at again before its call changes. */
  void drop(OpenDeadlines.Entry deadline) {
    deadlines.drop(deadline);
    leave(deadline.callId(), deadline.deadline().dueAt());
  }

  /** Counts the calls that wait for what this build does not do. */
  void countOverdue(Instant now) {
    gauges.areOverdue(Math.toIntExact(notTaken.values().stream().filter(now::isAfter).count()));
  }
}
