package dev.patchcord.orchestrator.owed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Flows;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.Scenes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator is told before anything is done. */
class MovesTest {
  private final CallScript call = new CallScript(Flows.tests().people("Ada", "Ben", "Cleo").flow());

  private List<Move> moves() {
    return new Moves(Debts.RUNS).of(call.call(), call.now(), List.of());
  }

  private Move move(OperatorAction action, String specialist) {
    return moves().stream()
        .filter(each -> each.action() == action)
        .filter(each -> java.util.Objects.equals(each.specialist(), specialist))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void offersEveryActionAndEverySpecialist() {
    Scenes.dialing(call);
    assertThat(moves())
        .extracting(each -> each.action() + " " + each.specialist())
        .containsExactly(
            "TRANSFER null",
            "TRANSFER Ada",
            "TRANSFER Ben",
            "TRANSFER Cleo",
            "TAKE_BACK null",
            "TRY_NEXT null",
            "ANNOUNCE null",
            "HANG_UP null");
  }

  @Test
  void saysWhyNot() {
    Scenes.dialing(call);
    assertThat(move(OperatorAction.TRANSFER, null).legal()).isFalse();
    assertThat(move(OperatorAction.TRANSFER, null).run().refusal())
        .endsWith("a specialist's phone rings already: try the next instead");
    assertThat(move(OperatorAction.TRANSFER, "Ada").run().refusal())
        .endsWith("Ada was rung already, has declined or is not there now");
  }

  @Test
  void changesNothing() {
    Scenes.dialing(call);
    var before = call.call();
    moves();
    assertThat(call.call()).isEqualTo(before);
    assertThat(call.commands()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void doesWhatItSaid(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.passes(Duration.ofMillis(500));
    for (Move move : moves()) {
      CallScript played = new CallScript(Flows.tests().people("Ada", "Ben", "Cleo").flow());
      Scenes.afterFirstAttempt(played, state);
      played.passes(Duration.ofMillis(500));
      Decision real =
          played.asks(
              Happenings.operator(
                  move.action(),
                  move.specialist(),
                  move.action() == OperatorAction.ANNOUNCE ? "One moment, please." : null));
      assertThat(move.run().commands()).as("%s", move).isEqualTo(real.commands());
      assertThat(move.run().to()).isEqualTo(real.journal().to());
      assertThat(move.run().row()).isEqualTo(real.journal().transition());
      assertThat(move.run().refusal()).isEqualTo(real.journal().rejection());
      assertThat(move.run().answers())
          .isEqualTo(real.answers().stream().map(each -> each.answer()).toList());
    }
  }

  @Test
  void namesTheCommandsByTheIdsThatTheyWouldHave() {
    Scenes.dialing(call);
    assertThat(move(OperatorAction.TRY_NEXT, null).run().commands())
        .extracting(CallCommand::commandId)
        .containsExactly(Happenings.CALL + "-3", Happenings.CALL + "-4");
    assertThat(move(OperatorAction.TRY_NEXT, null).run().answers())
        .containsExactly(new OperatorNoted(CallState.DIALING, null));
  }

  @Test
  void nothingIsLeftToDoForACallerWhoHasGone() {
    Scenes.afterFirstAttempt(call, CallState.ENDED);
    assertThat(moves()).isNotEmpty().noneMatch(Move::legal);
    assertThat(Stream.of(OperatorAction.values()))
        .allMatch(action -> moves().stream().anyMatch(each -> each.action() == action));
  }
}
