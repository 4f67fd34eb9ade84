package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.journal.CallState;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallTransitionsTest {
  private static Transition row(String name, CallState from, CallState to, Guard guard) {
    return new Transition(
        name, from, TriggerKind.CALL_ARRIVED, guard, to, Effect.NOTE, "noted", Span.ALL);
  }

  private static CallTransitions table(List<Transition> rows) {
    return CallTransitions.of(MachineVersion.newest(), rows);
  }

  private static List<String> dialRefused(MachineVersion version) {
    return CallTransitions.of(version).rows().stream()
        .filter(row -> row.on() == TriggerKind.DIAL_REFUSED && row.from() == CallState.DIALING)
        .map(Transition::name)
        .toList();
  }

  @Test
  void keepsTheRowsOfEachVersionApartInTheOrderInWhichTheyAreTried() {
    assertThat(dialRefused(MachineVersion.V2))
        .containsExactly(
            "dialing/dial-refused-while-others-ring",
            "dialing/dial-refused-next",
            "dialing/dial-refused-pause",
            "dialing/dial-refused",
            "dialing/past-dial-refused");
    assertThat(dialRefused(MachineVersion.V3))
        .startsWith("dialing/dial-never-posted-while-others-ring", "dialing/dial-never-posted-next")
        .endsWith("dialing/dial-refused", "dialing/past-dial-refused");
  }

  @Test
  void aReplacedRowIsThereUntilItsLastVersionAndTheNewOneSince() {
    List<Transition> rows =
        Rows.of(CallState.AI)
            .until(
                MachineVersion.V2,
                old -> old.note("arrives", TriggerKind.CALL_ARRIVED, Guards.SESSION_OPEN))
            .since(
                MachineVersion.V3,
                now -> now.note("arrives", TriggerKind.CALL_ARRIVED, Guard.ALWAYS))
            .note("speaks", TriggerKind.AI_REPORTED, Guard.ALWAYS)
            .list();
    assertThat(rows)
        .extracting(row -> row.versions().includes(MachineVersion.V2))
        .containsExactly(true, false, true);
    assertThat(rows)
        .extracting(row -> row.versions().includes(MachineVersion.V3))
        .containsExactly(false, true, true);
  }

  @Test
  void refusesTwoRowsOfOneName() {
    List<Transition> rows =
        List.of(
            row("ai/a", CallState.AI, CallState.AI, Guards.SESSION_OPEN),
            row("ai/a", CallState.AI, CallState.AI, Guard.ALWAYS));
    assertThatThrownBy(() -> table(rows)).hasMessage("two rows are named ai/a");
  }

  @Test
  void refusesARowBehindOneThatIsAlwaysTaken() {
    List<Transition> rows =
        List.of(
            row("ai/a", CallState.AI, CallState.AI, Guard.ALWAYS),
            row("ai/b", CallState.AI, CallState.HOLD, Guards.SESSION_OPEN));
    assertThatThrownBy(() -> table(rows))
        .hasMessage("ai/b is never reached: ai/a stands before it");
  }

  @Test
  void refusesARowThatLeavesTheEnd() {
    List<Transition> rows =
        List.of(row("ended/a", CallState.ENDED, CallState.AI, Guards.SESSION_OPEN));
    assertThatThrownBy(() -> table(rows)).hasMessage("ended/a leaves ENDED, which is final");
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
