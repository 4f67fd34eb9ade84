package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.ModelScript.Habit;
import java.time.Duration;
import java.util.List;

/** Journals of whole calls between the machine and a world that keeps to its side. */
public final class PlayedCalls {
  private PlayedCalls() {}

  /** A specialist takes the call, both talk, the caller hangs up, the call is forgotten. */
  public static List<JournalRecord> taken() {
    return played(ModelScript.of(Habit.ACCEPTS));
  }

  /** The caller hangs up while the first phone rings. */
  public static List<JournalRecord> abandoned() {
    return played(ModelScript.of(Habit.NO_ANSWER).hangingUpAfter(Duration.ofSeconds(25)));
  }

  /** Machines that decide as those of these calls did. */
  public static Machines machines() {
    return TableMachines.of(ModelCall.DECIDER);
  }

  private static List<JournalRecord> played(ModelScript script) {
    ModelCall call =
        new ModelCall(Happenings.FLOW, script, _ -> List.of(Duration.ZERO), null, Duration.ZERO);
    call.play();
    return call.journal();
  }
}
