package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One behaviour, as a call that shows it.
 *
 * @param name of its golden journals
 * @param plays what happens, in the words of the decider tests
 */
record GoldenCall(String name, Flow flow, Consumer<CallScript> plays) {

  /** What that version of the machine makes of it. */
  List<JournalRecord> decidedBy(CallTransitions table) {
    CallScript call = new CallScript(flow, table);
    plays.accept(call);
    call.replay();
    return call.journal();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Behaviours by the order in which they were added. */
  static final class Collection {
    private final List<GoldenCall> calls = new ArrayList<>();

    void add(String name, Flows flow, Consumer<CallScript> plays) {
      calls.add(new GoldenCall(name, flow.named("golden-1").flow(), plays));
    }

    List<GoldenCall> list() {
      return List.copyOf(calls);
    }
  }
}
