package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.promise.CallEvidence;
import dev.patchcord.orchestrator.promise.Promise;
import dev.patchcord.sandbox.promise.CallFile;
import dev.patchcord.sandbox.promise.CallFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Judges each call once everything is over, and forgets it then, so that a long soak needs no more
 * memory than a short one. Safe for use by several threads.
 */
final class Judge {
  /** The row that deletes a call's record: nothing is due any more. */
  private static final String LAST_ROW = "ended/forgotten";

  /** So late come no more. */
  private static final Duration LATE_NEWS = Duration.ofSeconds(5);

  /** Stories are long; more than these tell nothing new. */
  private static final int MOST_STORIES = 20;

  private final CallFiles files;
  private final Consumer<CallFile> kept;
  private final List<Promise> promises = Promise.all(new SpringMachines());
  private final Set<String> expected = new HashSet<>();
  private final Set<String> overlooked = new HashSet<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final SortedMap<String, Integer> attempts = new TreeMap<>();
  private final SortedMap<String, Integer> broken = new TreeMap<>();
  private final List<Breach> breaches = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private int calledBack;
  private int judged;

  /**
   * Judges.
   *
   * @param kept told of each call with a broken promise whose story is told, while all is known of
   *     it
   */
  Judge(CallFiles files, Consumer<CallFile> kept) {
    this.files = files;
    this.kept = kept;
  }

  /** A caller calls: there will have to be a journal. */
  synchronized void expect(String callId) {
    expected.add(callId);
  }

  /** A caller calls who is not judged. */
  synchronized void overlook(String callId) {
    overlooked.add(callId);
  }

  /** Judges what is over by now. */
  synchronized void judgeFinished() {
    for (String callId : files.open()) {
      CallFile call = files.of(callId);
      if (isFinished(call) && overlooked.remove(callId)) {
        files.close(callId);
      } else if (isFinished(call)) {
        judge(call);
      } else if (!expected.contains(callId) && isNobody(call)) {
        judge(call, false);
      }
    }
  }

  /** Nothing more comes: judges what is left as it stands. */
  synchronized void judgeRest() {
    judgeFinished();
    for (String callId : files.open()) {
      CallFile call = files.of(callId);
      breach("EveryCallEnds", call, List.of(callId + " has not come to its end in the journal"));
      judge(call);
    }
    for (String callId : Set.copyOf(expected)) {
      breach("NothingLost", files.of(callId), List.of(callId + " has no journal"));
    }
  }

  /** True once every expected call was judged and no journal is open. */
  synchronized boolean isDone() {
    return expected.isEmpty() && files.open().isEmpty();
  }

  synchronized int judged() {
    return judged;
  }

  synchronized int brokenPromises() {
    return broken.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Everything so far, for the report. */
  synchronized Findings findings() {
    return new Findings(
        judged,
        calledBack,
        new EnumMap<>(outcomes),
        new TreeMap<>(attempts),
        waits.stream().sorted().toList(),
        promises.stream().map(Promise::title).toList(),
        new TreeMap<>(broken),
        List.copyOf(breaches));
  }

  private void judge(CallFile call) {
    judge(call, true);
  }

  private void judge(CallFile call, boolean counts) {
    CallEvidence evidence = call.evidence();
    for (Promise promise : promises) {
      List<String> how = promise.broken(evidence);
      if (!how.isEmpty()) {
        breach(promise.title(), call, how);
      }
    }
    files.close(call.callId());
    if (counts) {
      count(call);
    }
  }

  private void count(CallFile call) {
    if (Outcome.isCalledBack(call)) {
      calledBack++;
    }
    outcomes.merge(Outcome.of(call), 1, Integer::sum);
    Outcome.timeToPerson(call).ifPresent(waits::add);
    Map<Integer, AttemptView> last = new TreeMap<>();
    for (JournalRecord record : call.journal()) {
      record.attempts().forEach(attempt -> last.put(attempt.number(), attempt));
    }
    for (AttemptView attempt : last.values()) {
      attempts.merge(String.valueOf(attempt.outcome()), 1, Integer::sum);
    }
    judged++;
    expected.remove(call.callId());
  }

  private void breach(String promise, CallFile call, List<String> how) {
    broken.merge(promise, 1, Integer::sum);
    if (breaches.size() < MOST_STORIES) {
      breaches.add(Breach.of(promise, call, how));
      kept.accept(call);
    }
  }

  private static boolean isFinished(CallFile call) {
    return LAST_ROW.equals(call.journal().getLast().transition());
  }

  /** News of a leg that never was a caller here: the machine noted it, and kept nothing. */
  private static boolean isNobody(CallFile call) {
    return call.journal().stream().allMatch(each -> each.from() == null && each.rejection() != null)
        && Duration.between(call.journal().getLast().at(), call.until()).compareTo(LATE_NEWS) > 0;
  }
}
