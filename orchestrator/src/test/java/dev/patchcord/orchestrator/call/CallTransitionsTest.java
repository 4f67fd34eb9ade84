package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.journal.CallState;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallTransitionsTest {
  private static Transition row(String name, CallState from, CallState to, Guard guard) {
    return new Transition(name, from, TriggerKind.CALL_ARRIVED, guard, to, Effect.NOTE, "noted");
  }

  @Test
  void refusesTwoRowsOfOneName() {
    List<Transition> rows =
        List.of(
            row("ai/a", CallState.AI, CallState.AI, Guards.SESSION_OPEN),
            row("ai/a", CallState.AI, CallState.AI, Guard.ALWAYS));
    assertThatThrownBy(() -> CallTransitions.of(rows)).hasMessage("two rows are named ai/a");
  }

  @Test
  void refusesARowBehindOneThatIsAlwaysTaken() {
    List<Transition> rows =
        List.of(
            row("ai/a", CallState.AI, CallState.AI, Guard.ALWAYS),
            row("ai/b", CallState.AI, CallState.HOLD, Guards.SESSION_OPEN));
    assertThatThrownBy(() -> CallTransitions.of(rows))
        .hasMessage("ai/b is never reached: ai/a stands before it");
  }

  @Test
  void refusesARowThatLeavesTheEnd() {
    List<Transition> rows =
        List.of(row("ended/a", CallState.ENDED, CallState.AI, Guards.SESSION_OPEN));
    assertThatThrownBy(() -> CallTransitions.of(rows))
        .hasMessage("ended/a leaves ENDED, which is final");
  }

  @Test
  void hasARowForEachDeadlineInEachStateThatItBelongsTo() {
    var cells =
        CallTransitions.inForce().rows().stream()
            .map(row -> row.from() + " " + row.on())
            .collect(Collectors.toSet());
    for (Timer timer : Timer.values()) {
      for (CallState state : CallState.values()) {
        assertThat(cells.contains(state + " " + timer.name() + "_DUE"))
            .as("%s in %s", timer, state)
            .isEqualTo(timer.belongsTo(state));
      }
    }
  }
}
