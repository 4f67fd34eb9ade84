package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.callerLeaves;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static dev.patchcord.orchestrator.call.Happenings.wantedByAssistant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandStarted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The caller hangs up at any moment: every phone falls silent, whatever is still on its way. */
class HangUpDeciderTest {
  @RegisterExtension
  final CallScript call =
      new CallScript(
          Flows.tests()
              .people("Ada", "Ben")
              .ladder(Kind.ANNOUNCEMENT, Kind.MESSAGE, Kind.CALLBACK, Kind.BACK_TO_AI)
              .flow());

  /** Steps of a call, in order; the caller hangs up after each of them. */
  private static List<Arguments> steps() {
    return List.of(
        step("the assistant talks", it -> Scenes.withAssistant(it)),
        step("the assistant says please hold", it -> it.happens(wantedByAssistant())),
        step("the caller is being moved", it -> it.passes(Duration.ofSeconds(3))),
        step("the dial is on its way", it -> it.happens(callerJoins())),
        step(
            "the dial is being posted",
            it -> it.happens(new CommandStarted(dial(it).commandId(), CALL, it.now(), "d"))),
        step("the phone rings", it -> it.happens(specialist(1, LegStatus.RINGING))),
        step("the specialist listens to the question", it -> it.asks(answers(1))),
        step("the specialist has pressed 1", it -> it.asks(presses(1, "1"))),
        step("they talk", it -> it.happens(specialistJoins(1))),
        step("the line is cut", it -> it.happens(specialist(1, LegStatus.FAILED))),
        step("the caller hears it", it -> it.asks(leavesHold(0))),
        step("the caller is asked for a message", it -> comesBack(it)),
        step(
            "the caller is offered a callback",
            it -> it.asks(Happenings.leavesMessage(it.call().fallback().pageStep(), null))),
        step("the caller hears the announcement", it -> comesBack(it)),
        step("the assistant is being called", it -> comesBack(it)),
        step("the assistant is back", it -> it.happens(opened(2))),
        step("the second transfer begins", it -> it.happens(wantedAtOnce())),
        step("the second phone rings", it -> it.happens(callerJoins())));
  }

  private static void comesBack(CallScript call) {
    call.asks(leavesHold(call.call().fallback().pageStep()));
  }

  private static Arguments step(String moment, Consumer<CallScript> happens) {
    return Arguments.of(moment, happens);
  }

  private static DialSpecialist dial(CallScript call) {
    return call.commands(DialSpecialist.class).getLast();
  }

  static Stream<Arguments> moments() {
    return Stream.iterate(1, each -> each <= steps().size(), each -> each + 1)
        .map(
            length ->
                Arguments.of(
                    steps().get(length - 1).get()[0],
                    (Consumer<CallScript>) script -> play(script, length)));
  }

  // Every step is a Consumer<CallScript>, which Object[] does not say.
  @SuppressWarnings("unchecked")
  private static void play(CallScript script, int length) {
    steps().stream()
        .limit(length)
        .forEach(step -> ((Consumer<CallScript>) step.get()[1]).accept(script));
  }

  @ParameterizedTest(name = "while {0}")
  @MethodSource("moments")
  void everyPhoneFallsSilent(String moment, Consumer<CallScript> before) {
    before.accept(call);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.call().open()).isEmpty();
    call.passes(Duration.ofSeconds(30));
    Set<Integer> stopped =
        call.commands().stream()
            .flatMap(each -> stopped(each).stream())
            .collect(Collectors.toSet());
    assertThat(call.call().attempts())
        .allSatisfy(
            each ->
                assertThat(each.progress() == Progress.ENDED || stopped.contains(each.number()))
                    .as("%s", each)
                    .isTrue());
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(new HangUp(List.of()));
    assertThat(call.deadlines()).contains("forget");
  }

  private static Optional<Integer> stopped(CallCommand command) {
    return switch (command) {
      case CancelLeg cancel -> Optional.of(cancel.attempt());
      case EndLeg end -> Optional.of(end.attempt());
      default -> Optional.empty();
    };
  }

  @Test
  void aDialWhoseReplyComesAfterTheHangUpIsCancelledByName() {
    Scenes.dialing(call);
    int dialled = call.call().commands();
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.happens(done(dialled, leg(1)));
    assertThat(call.commands(CancelLeg.class).getLast().legSid()).isEqualTo(leg(1));
  }

  @Test
  void theSpecialistWhoListensHearsThatTheCallerHasGone() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.happens(callerLeaves("participant_hung_up"));
    assertThat(call.commands(EndLeg.class)).as("not in the middle of the question").isEmpty();
    call.asks(presses(1, "1"));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Too late."));
  }

  @Test
  void theSpecialistWhoPicksUpTooLateHearsThatTheCallerHasGone() {
    Scenes.dialing(call);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Too late."));
  }

  @Test
  void threeTransfersInOneCallEndWithATalk() {
    CallScript patient =
        new CallScript(
            Flows.tests()
                .people("Ada", "Ben", "Cleo")
                .ladder(Kind.BACK_TO_AI)
                .afterBridge(Kind.BACK_TO_AI)
                .flow());
    Scenes.dialing(patient);
    patient.asks(answers(1));
    patient.asks(presses(1, "2"));
    patient.asks(leavesHold(0));
    patient.happens(opened(2));
    transferAgain(patient);
    assertThat(dial(patient).specialist()).as("Ada has declined").isEqualTo("Ben");
    patient.asks(answers(2));
    patient.asks(presses(2, "1"));
    patient.happens(specialistJoins(2));
    patient.happens(specialist(2, LegStatus.COMPLETED));
    patient.asks(leavesHold(0));
    patient.happens(opened(3));
    transferAgain(patient);
    assertThat(dial(patient).specialist()).isEqualTo("Ben");
    patient.asks(answers(3));
    patient.asks(presses(3, "1"));
    patient.happens(specialistJoins(3));
    assertThat(patient.state()).isEqualTo(CallState.BRIDGED);
    patient.replay();
  }

  private static void transferAgain(CallScript script) {
    assertThat(script.state()).isEqualTo(CallState.AI);
    script.happens(wantedAtOnce());
    script.happens(callerJoins());
    assertThat(script.state()).isEqualTo(CallState.DIALING);
  }
}
