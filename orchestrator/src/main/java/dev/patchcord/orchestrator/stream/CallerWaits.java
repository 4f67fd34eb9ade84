package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.Call;
import java.util.HashMap;
import java.util.Map;

/**
 * The waiting callers of one partition. Kept in memory only: where a partition is taken over in the
 * middle of a wait, what is measured of that wait begins with the call's present state.
 */
final class CallerWaits {
  private final Map<String, CallerWait> waits = new HashMap<>();
  private final DecisionMeter meter;

  CallerWaits(DecisionMeter meter) {
    this.meter = meter;
  }

  void restore(Call call) {
    keep(call.callId(), CallerWait.restored(call.state(), call.since()));
  }

  void decided(JournalRecord journal) {
    CallerWait wait = waits.getOrDefault(journal.callId(), CallerWait.NONE);
    meter.held(wait.heldUntil(journal.to(), journal.at()), journal.to());
    meter.reachedPerson(wait.personAfter(journal.to(), journal.at()));
    keep(journal.callId(), wait.after(journal.to(), journal.at()));
  }

  /** The call is kept no more. */
  void forget(String callId) {
    waits.remove(callId);
  }

  void clear() {
    waits.clear();
  }

  private void keep(String callId, CallerWait wait) {
    if (wait.equals(CallerWait.NONE)) {
      waits.remove(callId);
    } else {
      waits.put(callId, wait);
    }
  }
}
