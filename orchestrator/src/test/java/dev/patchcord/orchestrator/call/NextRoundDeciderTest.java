package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.operator;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.HuntDeciderTest.rung;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Hours.Opening;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody was rung and attempts are left: a phone rests before it rings again. */
class NextRoundDeciderTest {
  private static final Flow TWO =
      new Flows(Happenings.FLOW).people("Ada", "Ben").attempts(4).flow();
  private static final Duration REST = TWO.timing().patience();

  @RegisterExtension final CallScript call = new CallScript(TWO);

  @Test
  void doesNotRedialABusyPhoneAtOnce() {
    pause();
    assertThat(rung(call)).containsExactly("Ada", "Ben");
    assertThat(call.until("next-round")).isEqualTo(REST);
    assertThat(call.deadlines()).contains("hold-limit");
    call.passes(REST.minusSeconds(1));
    assertThat(rung(call)).hasSize(2);
    call.passes(Duration.ofSeconds(1));
    assertThat(call.transition()).isEqualTo("dialing/next-round");
    assertThat(call.deadlines()).doesNotContain("next-round");
  }

  @Test
  void ringsFirstWhoHasRestedLongestAndCountsEachPhonesOwnRest() {
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.BUSY));
    call.passes(Duration.ofSeconds(20));
    call.happens(specialist(2, LegStatus.NO_ANSWER));
    assertThat(call.until("next-round"))
        .as("of Ada, busy 20 s ago")
        .isEqualTo(REST.minusSeconds(20));
    call.passes(REST.minusSeconds(20));
    call.happens(specialist(3, LegStatus.BUSY));
    assertThat(call.until("next-round")).as("of Ben").hasSeconds(20);
    call.passes(Duration.ofSeconds(20));
    assertThat(rung(call)).containsExactly("Ada", "Ben", "Ada", "Ben");
  }

  @Test
  void doesNotPauseForAPhoneThatHasRestedMeanwhile() {
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.BUSY));
    call.happens(specialist(2, LegStatus.RINGING));
    call.passes(REST);
    assertThat(rung(call)).containsExactly("Ada", "Ben", "Ada");
  }

  @Test
  void ringsAllTogetherAgainWhenTheLastHasRested() {
    CallScript all = new CallScript(new Flows(TWO).strategy(Strategy.RING_ALL).attempts(2).flow());
    Scenes.dialing(all);
    all.happens(specialist(1, LegStatus.BUSY));
    all.passes(Duration.ofSeconds(20));
    all.happens(specialist(2, LegStatus.NO_ANSWER));
    assertThat(all.until("next-round")).isEqualTo(REST);
    all.passes(REST);
    assertThat(rung(all)).containsExactly("Ada", "Ben", "Ada", "Ben");
    all.replay();
  }

  @Test
  void operatorsCutThePauseShort() {
    pause();
    call.asks(operator(OperatorAction.TRY_NEXT));
    assertThat(call.transition()).isEqualTo("dialing/operator-ends-pause");
    assertThat(rung(call)).containsExactly("Ada", "Ben", "Ada");
    assertThat(call.deadlines()).doesNotContain("next-round");
  }

  @ParameterizedTest
  @MethodSource("dev.patchcord.orchestrator.call.HuntDeciderTest#failures")
  void restsAfterAnyFailureThatLeavesOnlyWhoWasRung(String outcome, Consumer<CallScript> happens) {
    CallScript all = new CallScript(new Flows(TWO).strategy(Strategy.RING_ALL).attempts(2).flow());
    Scenes.dialing(all);
    all.happens(specialist(1, LegStatus.RINGING));
    all.happens(specialist(2, LegStatus.BUSY));
    happens.accept(all);
    assertThat(all.call().attempts().getFirst().outcome()).isEqualTo(outcome);
    assertThat(all.transition()).endsWith("-pause");
    assertThat(rung(all)).hasSize(2);
    all.passes(REST);
    assertThat(rung(all).subList(2, rung(all).size())).contains("Ben");
    all.replay();
  }

  @Test
  void theLadderBeginsWhenNobodyIsThereAnyMoreAfterThePause() {
    Hours hours =
        new Hours(
            ZoneId.of("UTC"),
            List.of(new Opening(DayOfWeek.SUNDAY, LocalTime.NOON, LocalTime.NOON.plusMinutes(1))),
            List.of());
    Specialist ada = Flows.person("Ada");
    CallScript late =
        new CallScript(
            new Flows(TWO)
                .specialists(
                    List.of(new Specialist(ada.name(), ada.number(), ada.skills(), hours, null)))
                .flow());
    Scenes.dialing(late);
    late.passes(Duration.ofSeconds(40));
    late.happens(specialist(1, LegStatus.BUSY));
    late.passes(REST);
    assertThat(late.transition()).isEqualTo("dialing/next-round-without-anybody");
    assertThat(late.state()).isEqualTo(CallState.FALLBACK);
    late.replay();
  }

  @Test
  void theLadderBeginsAtOnceWhenThePauseWouldOutlastTheHoldLimit() {
    CallScript hurried = new CallScript(new Flows(TWO).holdLimit(REST).flow());
    Scenes.dialing(hurried);
    hurried.happens(specialist(1, LegStatus.BUSY));
    hurried.happens(specialist(2, LegStatus.BUSY));
    assertThat(hurried.state()).isEqualTo(CallState.FALLBACK);
    assertThat(hurried.call().fallback().reason()).isEqualTo("busy");
    hurried.replay();
  }

  private void pause() {
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.BUSY));
    call.happens(specialist(2, LegStatus.BUSY));
    assertThat(call.transition()).isEqualTo("dialing/specialist-leg-over-pause");
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }
}
