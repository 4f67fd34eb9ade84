package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistComesBack;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.HuntDeciderTest.rung;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The caller has waited long enough while a specialist who has accepted is on the way. */
class HoldLimitDeciderTest {
  @RegisterExtension
  final CallScript call =
      new CallScript(
          new Flows(Happenings.FLOW)
              .people("Ada", "Ben")
              .attempts(4)
              .holdLimit(Duration.ofSeconds(20))
              .flow());

  @Test
  void whoHasAcceptedMayStillJoin() {
    limitPasses();
    call.happens(specialistJoins(1));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
  }

  @Test
  void theLadderBeginsWhenTheAcceptedSpecialistDoesNotJoin() {
    limitPasses();
    call.passes(Duration.ofSeconds(10));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("join-failed");
    ladderBegan();
    assertThat(call.commands(EndLeg.class)).extracting("attempt").containsExactly(1);
  }

  @Test
  void theLadderBeginsWhenTheAcceptedSpecialistHangsUp() {
    limitPasses();
    call.happens(specialist(1, LegStatus.COMPLETED));
    ladderBegan();
  }

  @Test
  void theLadderBeginsWhenTheAcceptedSpecialistIsTurnedAway() {
    limitPasses();
    call.asks(specialistComesBack(1));
    ladderBegan();
  }

  private void limitPasses() {
    Scenes.dialing(call);
    call.passes(Duration.ofSeconds(15));
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.passes(Duration.ofSeconds(5));
    assertThat(call.transition()).isEqualTo("dialing/waited-too-long-for-accepted");
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.deadlines()).contains("attempt-1").doesNotContain("hold-limit");
    assertThat(call.commands(CancelLeg.class)).isEmpty();
    assertThat(call.commands(EndLeg.class)).isEmpty();
    assertThat(call.commands(RedirectCaller.class)).isEmpty();
  }

  private void ladderBegan() {
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    assertThat(call.call().fallback().reason()).isEqualTo("join-failed");
    assertThat(rung(call)).as("nobody else is rung any more").containsExactly("Ada");
  }
}
