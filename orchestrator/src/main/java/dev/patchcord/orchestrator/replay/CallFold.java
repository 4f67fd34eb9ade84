package dev.patchcord.orchestrator.replay;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call while its journal is decided again: the call so far, and the flow that was pinned into it.
 * For each record {@link #open} first, then {@link #decide}, or {@link #lose} where it cannot be
 * decided.
 */
public final class CallFold {
  private @Nullable Call call;
  private @Nullable Flow flow;

  /** A record is next; the first of a journal begins a call anew. */
  public void open(JournalRecord record) {
    if (record.sequence() == 1) {
      call = null;
      flow = null;
    }
    flow = record.flow() == null ? flow : record.flow();
  }

  /** After the record before; null before the first, once it is forgotten, or where it was lost. */
  public @Nullable Call call() {
    return call;
  }

  /** False if the records so far name no flow: nothing can be decided without one. */
  public boolean hasFlow() {
    return flow != null;
  }

  /**
   * Decides a record's trigger on the call so far, as its machine was given it.
   *
   * @throws RuntimeException if the machine fails on it; the call so far stands
   * @throws NullPointerException without a flow
   */
  public Decision decide(CallDecider decider, JournalLine line) {
    Decision decision =
        decider.decide(call, stimulus(line, Objects.requireNonNull(flow, "no flow")));
    call = stored(decision.next());
    return decision;
  }

  /** How the call stands is not known any more. */
  public void lose() {
    call = null;
  }

  private static Stimulus stimulus(JournalLine line, Flow flow) {
    JournalRecord record = line.record();
    JournalRecord.Source source = record.source();
    return new Stimulus(
        record.trigger(),
        record.triggerId(),
        record.at(),
        source,
        record.ask(),
        flow,
        record.roster(),
        source == null ? Math.max(line.partition(), 0) : source.partition(),
        record.unknown().under(JournalRecord.TRIGGER));
  }

  /** As the store keeps it: what does not survive that would not be known to the next decision. */
  private static @Nullable Call stored(@Nullable Call next) {
    return next == null ? null : ContractJson.read(ContractJson.write(next), Call.class);
  }
}
