package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.machine.SpringMachines;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal, folded by the machine of the same version, gives the same decisions, byte for byte.
 * Records of another version are passed over.
 */
final class ReplayAgrees implements Promise {
  private final CallDecider decider = new SpringMachines().inForce();

  @Override
  public synchronized List<String> broken(CallEvidence evidence) {
    Call call = null;
    Flow flow = null;
    long expected = 0;
    for (JournalRecord record : evidence.journal()) {
      if (!record.machineVersion().equals(decider.version().number())) {
        return List.of();
      }
      if (record.sequence() == 1) {
        call = null;
        expected = 0;
      }
      expected++;
      flow = record.flow() == null ? flow : record.flow();
      if (record.sequence() != expected) {
        return List.of(
            "%s: expected record %d of the journal, but found %d"
                .formatted(record.callId(), expected, record.sequence()));
      }
      if (flow == null) {
        return List.of(record.callId() + ": the journal does not begin with the pinned flow");
      }
      Decision again = decider.decide(call, stimulus(record, flow));
      if (!Arrays.equals(ContractJson.write(again.journal()), ContractJson.write(record))) {
        return List.of(
            "%s: record %d is decided otherwise: %s instead of %s"
                .formatted(record.callId(), record.sequence(), again.journal(), record));
      }
      call = stored(again.next());
    }
    return List.of();
  }

  private static Stimulus stimulus(JournalRecord record, Flow flow) {
    JournalRecord.Source source = record.source();
    return new Stimulus(
        record.trigger(),
        record.triggerId(),
        record.at(),
        source,
        record.ask(),
        flow,
        record.roster(),
        source == null ? 0 : source.partition());
  }

  private static @Nullable Call stored(@Nullable Call next) {
    return next == null ? null : ContractJson.read(ContractJson.write(next), Call.class);
  }
}
