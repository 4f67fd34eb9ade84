package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.orchestrator.call.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The debts of a call as far as its snapshot tells: good enough for a list of thousands, without
 * one look at a journal.
 */
final class SnapshotDebts {
  private SnapshotDebts() {}

  static List<Debt> of(CallSnapshot call) {
    List<Debt> debts = new ArrayList<>();
    call.deadlines().forEach(each -> debts.add(watched(call, each)));
    if (call.state() == CallState.BRIDGED) {
      call.attempts().stream()
          .filter(each -> each.outcome() == null)
          .forEach(each -> debts.add(PhoneExpectations.of(each).since(since(call, each), null)));
    }
    if (call.state() == CallState.AI
        && call.deadlines().stream().noneMatch(each -> is(Timer.AI_SESSION, each))) {
      debts.add(
          Expectation.of(Debtor.CALLER, "talk to the assistant, or hang up")
              .since(call.since(), null));
    }
    return debts.stream().sorted(Debt.NEXT_FIRST).toList();
  }

  private static Debt watched(CallSnapshot call, Deadline deadline) {
    Optional<Timer> timer = Timer.named(deadline.name());
    if (timer.isEmpty()) {
      return TimerExpectations.unknown(deadline.name()).since(call.since(), deadline);
    }
    int number = TimerExpectations.numberIn(timer.get(), deadline.name());
    Optional<AttemptView> attempt =
        call.attempts().stream().filter(each -> each.number() == number).findFirst();
    if (timer.get() == Timer.ATTEMPT && attempt.isPresent()) {
      return PhoneExpectations.of(attempt.get()).since(since(call, attempt.get()), deadline);
    }
    return TimerExpectations.of(timer.get(), number).since(call.since(), deadline);
  }

  private static Instant since(CallSnapshot call, AttemptView attempt) {
    return PhoneExpectations.stepAt(attempt.progress(), attempt.times()).orElse(call.since());
  }

  private static boolean is(Timer timer, Deadline deadline) {
    return deadline.name().equals(timer.key());
  }
}
