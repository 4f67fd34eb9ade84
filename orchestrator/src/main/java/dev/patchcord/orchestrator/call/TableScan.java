package dev.patchcord.orchestrator.call;

import java.util.Optional;

/** Reads the table from top to bottom: the definition of what every other chooser must choose. */
public final class TableScan implements TransitionChooser {
  private final CallTransitions table;

  public TableScan(CallTransitions table) {
    this.table = table;
  }

  @Override
  public Optional<Transition> choose(Call call, Stimulus stimulus) {
    TriggerKind kind = TriggerKind.of(call, stimulus.trigger());
    return table.rows().stream()
        .filter(row -> row.from() == call.state() && row.on() == kind)
        .filter(row -> row.guard().holds(call, stimulus))
        .findFirst();
  }
}
