package dev.patchcord.orchestrator.owed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.call.TableMachines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is owed to a played call, in words that a test can compare. */
final class Debts {
  static final Machines MACHINES = TableMachines.having(MachineVersion.values());

  static final DryRuns RUNS = new DryRuns(MACHINES);

  private Debts() {}

  /** By the call record alone. */
  static Owed byRecord(CallScript call) {
    return Owed.of(call.call(), RUNS, call.now());
  }

  /** By its journal. */
  static Owed byJournal(CallScript call) {
    return Owed.of(replayed(call), RUNS, call.now()).orElseThrow();
  }

  static ReplayedCall replayed(CallScript call) {
    List<JournalLine> lines = call.journal().stream().map(JournalLine::of).toList();
    ReplayedCall replayed = new CallReplay(MACHINES).of(new CallJournal(Happenings.CALL, lines));
    assertThat(replayed.firstDisagreement()).isEmpty();
    return replayed;
  }

  /** Every debt that is waited for next, with the seconds that are left. */
  static List<String> next(Owed owed, Instant now) {
    return owed.debts().stream()
        .filter(each -> !each.background())
        .map(each -> words(each, now))
        .toList();
  }

  static List<String> background(Owed owed, Instant now) {
    return owed.debts().stream().filter(Debt::background).map(each -> words(each, now)).toList();
  }

  private static String words(Debt debt, Instant now) {
    String what = "%s is to %s".formatted(debt.who(), debt.what());
    Instant by = debt.by();
    return by == null ? what : "%s in %s s".formatted(what, Duration.between(now, by).toSeconds());
  }
}
