package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.promise.CallEvidence;
import dev.patchcord.orchestrator.promise.Fact.NotTaken;
import dev.patchcord.orchestrator.promise.LogEvidence;
import dev.patchcord.orchestrator.promise.Promise;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.watch.EvidenceStore.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open calls of one partition: judged while they go on for what time breaks, and once more, for
 * everything, when they are over; then forgotten. A promise is reported once per call.
 */
final class CallWatch {
  /** A call that nothing is heard of is looked at less often. */
  private static final Duration SELDOM = Duration.ofSeconds(30);

  /** Nothing was ever decided about it, and it has been reported or taken care of. */
  private static final Duration UNHEARD = Duration.ofMinutes(10);

  /** Longer than the longest leg: the end was missed, or a callback is owed for days. */
  private static final Duration IDLE = Duration.ofDays(2);

  private static final Logger log = LoggerFactory.getLogger(CallWatch.class);

  private final WatchSettings settings;
  private final List<Promise> promises;
  private final PromiseMeter meter;
  private final KeyValueStore<String, byte[]> calls;
  private final EvidenceStore evidence;
  private final Consumer<Record<String, byte[]>> verdicts;
  private final Map<String, Instant> lookedAt = new HashMap<>();

  /**
   * A watch.
   *
   * @param verdicts gets a record for each promise that was broken
   */
  CallWatch(
      WatchSettings settings,
      List<Promise> promises,
      PromiseMeter meter,
      KeyValueStore<String, byte[]> calls,
      EvidenceStore evidence,
      Consumer<Record<String, byte[]>> verdicts) {
    this.settings = settings;
    this.promises = promises;
    this.meter = meter;
    this.calls = calls;
    this.evidence = evidence;
    this.verdicts = verdicts;
  }

  /** The call that a record was just read of. */
  WatchedCall of(String callId, Instant now) {
    byte[] stored = calls.get(callId);
    return stored == null ? WatchedCall.since(now) : read(stored).heard(now);
  }

  void keep(String callId, WatchedCall call) {
    calls.put(callId, ContractJson.write(call));
    lookedAt.remove(callId);
  }

  /** A record of the call cannot be read: nobody can judge it. */
  void tear(String callId, Instant now) {
    keep(callId, of(callId, now).torn());
    evidence.forgetJournal(callId);
  }

  /** The machine adopts the call again: the earlier life is over. */
  void beginAnew(String callId, Instant now, Instant until) {
    byte[] stored = calls.get(callId);
    if (stored == null) {
      return;
    }
    WatchedCall call = read(stored);
    if (call.sequence() == 0 && call.whole()) {
      return;
    }
    judge(callId, call, true, now, until);
    count(call);
    evidence.forgetJournal(callId);
    keep(callId, WatchedCall.since(now));
  }

  /**
   * Looks at every open call.
   *
   * @param until the moment up to which the log was read
   */
  void look(Instant now, Instant until) {
    for (KeyValue<String, byte[]> entry : all()) {
      WatchedCall call = read(entry.value);
      Duration idle = Duration.between(call.heardAt(), now);
      if (call.over() && isSettled(entry.key, idle)) {
        judge(entry.key, call, true, now, until);
        count(call);
        forget(entry.key);
      } else if (idle.compareTo(IDLE) > 0) {
        meter.passedOver();
        forget(entry.key);
      } else if (isLookedAtNow(entry.key, now)) {
        WatchedCall judged = judge(entry.key, call, false, now, until);
        if (call.sequence() == 0 && isDone(entry.key, judged, idle)) {
          forget(entry.key);
        }
      }
    }
  }

  /** Late news have had their time, and nothing is in the log that may still be taken. */
  private boolean isSettled(String callId, Duration idle) {
    return idle.compareTo(settings.grace()) >= 0
        && (idle.compareTo(UNHEARD) > 0 || evidence.waiting(callId).isEmpty());
  }

  private boolean isLookedAtNow(String callId, Instant now) {
    Instant before = lookedAt.get(callId);
    if (before != null && now.isBefore(before.plus(SELDOM))) {
      return false;
    }
    lookedAt.put(callId, now);
    return true;
  }

  private boolean isDone(String callId, WatchedCall unheard, Duration idle) {
    return idle.compareTo(UNHEARD) > 0 || (unheard.broken().isEmpty() && isSettled(callId, idle));
  }

  private WatchedCall judge(
      String callId, WatchedCall call, boolean last, Instant now, Instant until) {
    if (!call.whole()) {
      return call;
    }
    List<JournalLine> journal = evidence.journal(callId);
    CallEvidence known =
        LogEvidence.of(
            callId,
            journal.stream().map(JournalLine::record).toList(),
            notTaken(callId, call, now),
            until);
    WatchedCall judged = call;
    for (Promise promise : promises) {
      if ((last || promise.isWorthLookingMeanwhile())
          && !judged.broken().contains(promise.title())) {
        List<String> how = broken(promise, known);
        if (!how.isEmpty()) {
          report(promise, known, journal, how, now);
          judged = judged.reported(promise.title());
        }
      }
    }
    if (!judged.equals(call)) {
      calls.put(callId, ContractJson.write(judged));
    }
    return judged;
  }

  /** A promise that cannot judge is a defect of ours, and no reason to stop watching. */
  private static List<String> broken(Promise promise, CallEvidence call) {
    try {
      return promise.broken(call);
    } catch (RuntimeException e) {
      log.error("{} cannot judge call {}: {}", promise.title(), call.callId(), e.toString(), e);
      return List.of();
    }
  }

  private void report(
      Promise promise,
      CallEvidence call,
      List<JournalLine> journal,
      List<String> how,
      Instant now) {
    verdicts.accept(Verdict.about(promise.title(), call, journal, how, now));
    meter.isBroken(promise.title());
    log.warn("{} is broken in call {}: {}", promise.title(), call.callId(), how.getFirst());
  }

  private List<NotTaken> notTaken(String callId, WatchedCall call, Instant now) {
    return evidence.waiting(callId).stream().map(each -> notTaken(each, call, now)).toList();
  }

  /** The machine takes a partition in order: what it has passed it will not take any more. */
  private NotTaken notTaken(Waiting trigger, WatchedCall call, Instant now) {
    boolean passed = call.latestTaken(trigger.topic()) > trigger.offset();
    boolean settled = !now.isBefore(trigger.seen().plus(settings.grace()));
    return new NotTaken(
        trigger.at(),
        null,
        "%s at offset %d of %s".formatted(trigger.type(), trigger.offset(), trigger.topic()),
        passed && settled);
  }

  private void count(WatchedCall call) {
    if (call.whole()) {
      meter.judged();
    } else {
      meter.passedOver();
    }
  }

  private void forget(String callId) {
    evidence.forget(callId);
    calls.delete(callId);
    lookedAt.remove(callId);
  }

  private List<KeyValue<String, byte[]>> all() {
    List<KeyValue<String, byte[]>> all = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = calls.all()) {
      entries.forEachRemaining(all::add);
    }
    return all;
  }

  private static WatchedCall read(byte[] stored) {
    return ContractJson.read(stored, WatchedCall.class);
  }
}
