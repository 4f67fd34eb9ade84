package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.caller;
import static dev.patchcord.orchestrator.call.Happenings.detected;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.neverPosted;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Several phones ring at once; the caller talks to whoever accepts first. */
class RingAllDeciderTest {
  private static final Flow THREE =
      new Flows(Happenings.FLOW)
          .people("Ada", "Ben", "Cleo")
          .strategy(Strategy.RING_ALL)
          .attempts(1)
          .flow();

  @RegisterExtension final CallScript call = new CallScript(THREE);

  @Test
  void ringsEverybodyAtOnce() {
    Scenes.dialing(call);
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Ada", "Ben", "Cleo");
    assertThat(call.deadlines()).contains("attempt-1", "attempt-2", "attempt-3");
  }

  @Test
  void ringsTenPhonesAtMost() {
    String[] many = IntStream.range(0, 12).mapToObj(i -> "P" + i).toArray(String[]::new);
    CallScript crowd = new CallScript(new Flows(THREE).people(many).attempts(2).flow());
    Scenes.dialing(crowd);
    assertThat(crowd.commands(DialSpecialist.class)).hasSize(10);
    for (int i = 1; i <= 10; i++) {
      crowd.happens(specialist(i, LegStatus.BUSY));
    }
    assertThat(HuntDeciderTest.rung(crowd).subList(10, 12)).containsExactly("P10", "P11");
    crowd.replay();
  }

  @Test
  void theFirstToAcceptGetsTheCallerAndTheOtherPhonesFallSilent() {
    Scenes.dialing(call);
    ring(1, 2, 3);
    call.asks(answers(2));
    call.asks(presses(2, "1"));
    assertThat(call.lastAnswers()).containsExactly(Happenings.joinRoom(2));
    assertThat(call.commands(CancelLeg.class)).extracting("legSid").containsExactly(leg(1), leg(3));
    assertThat(outcomes()).containsExactly("cancelled", null, "cancelled");
    call.happens(specialistJoins(2));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    assertThat(call.deadlines()).isEmpty();
  }

  @Test
  void whoeverPressesOneTooLateHearsThatTheCallerIsTaken() {
    Scenes.dialing(call);
    ring(1, 2);
    call.asks(answers(1));
    call.asks(answers(2));
    call.asks(presses(2, "1"));
    assertThat(call.commands(EndLeg.class)).as("not cut off while listening").isEmpty();
    call.asks(presses(1, "1"));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Taken."));
    call.happens(specialist(1, LegStatus.IN_PROGRESS));
    call.happens(specialist(1, LegStatus.COMPLETED));
    call.happens(specialistJoins(2));
    call.passes(Duration.ofSeconds(30));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    assertThat(call.commands(EndLeg.class)).isEmpty();
  }

  @Test
  void whoeverListensAndDoesNothingIsHungUpInTheEnd() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(answers(2));
    call.asks(presses(2, "1"));
    call.happens(specialistJoins(2));
    call.passes(Duration.ofSeconds(25));
    assertThat(call.commands(EndLeg.class)).singleElement().extracting("attempt").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIALING", "BRIDGED", "FALLBACK", "ENDED"})
  void aMachineThatPickedUpIsHungUpAtOnceWhenItIsNotWantedAnyMore(CallState state) {
    CallScript hurried = new CallScript(new Flows(THREE).holdLimit(Duration.ofSeconds(20)).flow());
    Scenes.dialing(hurried);
    hurried.asks(answers(1));
    switch (state) {
      case FALLBACK -> hurried.passes(hurried.until("hold-limit"));
      case ENDED -> hurried.happens(caller(LegStatus.COMPLETED));
      default -> {
        hurried.asks(answers(2));
        hurried.asks(presses(2, "1"));
      }
    }
    if (state == CallState.BRIDGED) {
      hurried.happens(specialistJoins(2));
    }
    hurried.happens(detected(1, AnsweredBy.MACHINE));
    assertThat(hurried.transition()).endsWith("/past-leg-is-machine");
    assertThat(hurried.state()).isEqualTo(state);
    assertThat(stopsOfFirst(hurried)).hasSize(1);
    hurried.happens(detected(1, AnsweredBy.MACHINE));
    hurried.passes(Duration.ofSeconds(30));
    assertThat(stopsOfFirst(hurried)).hasSize(1);
    hurried.replay();
  }

  private static List<EndLeg> stopsOfFirst(CallScript call) {
    return call.commands(EndLeg.class).stream().filter(each -> each.attempt() == 1).toList();
  }

  @Test
  void aPhoneThatIsPickedUpWhileItIsCancelledIsHungUp() {
    Scenes.dialing(call);
    ring(1, 2, 3);
    call.asks(answers(2));
    call.asks(presses(2, "1"));
    call.happens(specialist(1, LegStatus.IN_PROGRESS));
    assertThat(call.commands(EndLeg.class)).singleElement().extracting("attempt").isEqualTo(1);
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Taken."));
    call.asks(presses(1, "1"));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Taken."));
  }

  @Test
  void everybodyIsRungAgainInTheNextRoundExceptWhoDeclined() {
    CallScript twice = new CallScript(new Flows(THREE).attempts(2).flow());
    Scenes.dialing(twice);
    twice.asks(answers(1));
    twice.asks(presses(1, "2"));
    twice.happens(specialist(2, LegStatus.BUSY));
    assertThat(twice.commands(DialSpecialist.class)).hasSize(3);
    twice.happens(specialist(3, LegStatus.NO_ANSWER));
    twice.passes(THREE.timing().patience());
    assertThat(HuntDeciderTest.rung(twice)).containsExactly("Ada", "Ben", "Cleo", "Ben", "Cleo");
    twice.replay();
  }

  static Stream<Consumer<CallScript>> failures() {
    return Stream.of(
        call -> call.happens(refused(2, 21215)),
        call -> call.happens(neverPosted(2)),
        call -> call.happens(specialist(1, LegStatus.BUSY)),
        call -> screened(call, ""),
        call -> screened(call, "2"),
        call -> call.happens(detected(1, AnsweredBy.FAX)),
        call -> {
          call.happens(specialist(2, LegStatus.RINGING));
          call.happens(specialist(3, LegStatus.RINGING));
          call.asks(answers(2));
          call.passes(Duration.ofSeconds(10));
          call.asks(answers(3));
          call.asks(answers(1));
          call.passes(Duration.ofSeconds(15));
        });
  }

  private static void screened(CallScript call, String keys) {
    call.asks(answers(1));
    call.asks(presses(1, keys));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theOthersGoOnRingingWhenOneCannotBeHad(Consumer<CallScript> happens) {
    Scenes.dialing(call);
    happens.accept(call);
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.call().open()).hasSize(2);
    assertThat(call.transition()).endsWith("-while-others-ring");
    assertThat(call.commands(DialSpecialist.class)).hasSize(3);
  }

  @Test
  void looksAfterTheCallerWhenTheLastPhoneCannotBeHad() {
    Scenes.dialing(call);
    for (int i = 1; i <= 3; i++) {
      call.happens(specialist(i, LegStatus.BUSY));
    }
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
  }

  @Test
  void everyPhoneStopsWhenTheCallerHangsUp() {
    Scenes.dialing(call);
    ring(1, 2);
    call.asks(answers(2));
    call.happens(caller(LegStatus.COMPLETED));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.commands(CancelLeg.class)).extracting("attempt").containsExactly(1, 3);
    assertThat(outcomes()).containsOnly("abandoned");
    call.asks(presses(2, "1"));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Too late."));
  }

  private void ring(int... attempts) {
    IntStream.of(attempts).forEach(each -> call.happens(specialist(each, LegStatus.RINGING)));
  }

  private List<String> outcomes() {
    return call.call().attempts().stream().map(Attempt::outcome).toList();
  }
}
