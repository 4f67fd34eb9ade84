package dev.patchcord.orchestrator.promise;

import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.util.List;

/**
 * The journal, folded by the machine and the flow of the versions that it names, gives the same
 * decisions, byte for byte. A machine that this build does not have cannot be asked: from there on,
 * nothing is said. The journal tells all of it, whoever else saw the call.
 */
final class ReplayAgrees implements Promise {
  private final CallReplay replay;

  ReplayAgrees(Machines machines) {
    this.replay = new CallReplay(machines);
  }

  @Override
  public List<String> broken(CallEvidence call) {
    List<JournalLine> lines = call.journal().stream().map(JournalLine::of).toList();
    return replay
        .of(new CallJournal(call.callId(), lines))
        .firstDisagreement()
        .filter(each -> each.kind() != Disagreement.Kind.UNKNOWN_MACHINE)
        .map(ReplayAgrees::says)
        .stream()
        .toList();
  }

  @Override
  public boolean isWorthLookingMeanwhile() {
    return false;
  }

  private static String says(Disagreement disagreement) {
    StringBuilder line =
        new StringBuilder(
            "%s: record %d %s"
                .formatted(disagreement.callId(), disagreement.sequence(), disagreement.says()));
    disagreement
        .differences()
        .forEach(
            each ->
                line.append(
                    "; %s is %s instead of %s"
                        .formatted(each.member(), each.decided(), each.recorded())));
    return line.toString();
  }
}
