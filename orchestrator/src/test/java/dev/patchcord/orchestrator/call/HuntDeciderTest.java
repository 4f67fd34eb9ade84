package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.detected;
import static dev.patchcord.orchestrator.call.Happenings.neverPosted;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistComesBack;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One specialist cannot be had: the next one's phone rings while the caller hears music. */
class HuntDeciderTest {
  private static final Flow THREE =
      new Flows(Happenings.FLOW).people("Ada", "Ben", "Cleo").attempts(3).flow();

  /** Between two rings of the same phone. */
  private static final Duration REST = THREE.timing().patience();

  @RegisterExtension final CallScript call = new CallScript(THREE);

  static Stream<Arguments> failures() {
    return Stream.of(
        failure("busy", call -> call.happens(specialist(1, LegStatus.BUSY))),
        failure("no-answer", call -> call.happens(specialist(1, LegStatus.NO_ANSWER))),
        failure("no-answer", call -> call.passes(Duration.ofSeconds(25))),
        failure("failed", call -> call.happens(specialist(1, LegStatus.FAILED))),
        failure("failed", call -> call.happens(refused(2, 21215))),
        failure("not-dialled", call -> call.happens(neverPosted(2))),
        failure("cancelled", call -> call.happens(specialist(1, LegStatus.CANCELED))),
        failure("not-accepted", call -> call.happens(specialist(1, LegStatus.COMPLETED))),
        failure("declined", call -> answered(call, presses(1, "2"))),
        failure("declined", call -> call.happens(specialist(1, LegStatus.BUSY, 603))),
        failure("busy", call -> call.happens(specialist(1, LegStatus.BUSY, 486))),
        failure("screening-timeout", call -> answered(call, presses(1, ""))),
        failure("voicemail", call -> call.happens(detected(1, AnsweredBy.MACHINE))),
        failure("voicemail", call -> call.happens(detected(1, AnsweredBy.FAX))),
        failure("join-failed", call -> joinFails(call, specialistLeaves(1))),
        failure("join-failed", call -> joinFails(call, specialistComesBack(1))));
  }

  private static Arguments failure(String outcome, Consumer<CallScript> happens) {
    return Arguments.of(outcome, happens);
  }

  private static void answered(CallScript call, dev.patchcord.contract.Trigger then) {
    call.asks(answers(1));
    call.asks(then);
  }

  private static void joinFails(CallScript call, dev.patchcord.contract.Trigger how) {
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.asks(how);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void ringsTheNextSpecialistWhenOneCannotBeHad(String outcome, Consumer<CallScript> happens) {
    Scenes.dialing(call);
    Scenes.rings(call);
    happens.accept(call);
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo(outcome);
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(rung(call)).containsExactly("Ada", "Ben");
    assertThat(call.deadlines()).contains("attempt-2", "hold-limit").doesNotContain("attempt-1");
    assertThat(call.commands(RedirectCaller.class)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void lookAfterTheCallerWhenNobodyIsLeft(String outcome, Consumer<CallScript> happens) {
    CallScript only = new CallScript(new Flows(THREE).people("Ada").attempts(1).flow());
    Scenes.dialing(only);
    Scenes.rings(only);
    happens.accept(only);
    assertThat(only.state()).isEqualTo(CallState.FALLBACK);
    assertThat(only.call().fallback().reason()).isEqualTo(outcome);
    only.replay();
  }

  @Test
  void stopsAfterAsManyPhonesAsTheFlowAllows() {
    CallScript two = new CallScript(new Flows(THREE).attempts(2).flow());
    Scenes.dialing(two);
    two.happens(specialist(1, LegStatus.BUSY));
    two.happens(specialist(2, LegStatus.NO_ANSWER));
    assertThat(two.state()).isEqualTo(CallState.FALLBACK);
    assertThat(rung(two)).containsExactly("Ada", "Ben");
    assertThat(two.call().fallback().reason()).isEqualTo("no-answer");
    two.replay();
  }

  @Test
  void ringsEverybodyOnceBeforeAnybodyTwice() {
    CallScript many = new CallScript(new Flows(THREE).people("Ada", "Ben").attempts(4).flow());
    Scenes.dialing(many);
    many.happens(specialist(1, LegStatus.BUSY));
    many.happens(specialist(2, LegStatus.NO_ANSWER));
    many.passes(REST);
    many.happens(specialist(3, LegStatus.FAILED));
    many.happens(specialist(4, LegStatus.FAILED));
    assertThat(rung(many)).containsExactly("Ada", "Ben", "Ada", "Ben");
    assertThat(many.state()).isEqualTo(CallState.FALLBACK);
    many.replay();
  }

  @Test
  void ringsAgainWhoseDialWasNeverPosted() {
    CallScript only = new CallScript(new Flows(THREE).people("Ada").attempts(2).flow());
    Scenes.dialing(only);
    only.happens(neverPosted(2));
    assertThat(only.transition()).isEqualTo("dialing/dial-never-posted-pause");
    assertThat(only.state()).isEqualTo(CallState.DIALING);
    only.passes(REST);
    assertThat(rung(only)).containsExactly("Ada", "Ada");
    only.happens(neverPosted(3));
    assertThat(only.state()).as("the attempts are used up").isEqualTo(CallState.FALLBACK);
    assertThat(only.call().fallback().reason()).isEqualTo("not-dialled");
    only.replay();
  }

  @Test
  void aCallOfMachineTwoTakesADialThatWasNeverPostedForFailed() {
    CallScript old =
        new CallScript(
            new Flows(THREE).people("Ada").attempts(2).flow(),
            CallTransitions.of(MachineVersion.V2));
    Scenes.dialing(old);
    old.happens(neverPosted(2));
    assertThat(old.call().attempts().getFirst().outcome()).isEqualTo("failed");
    assertThat(old.state()).isEqualTo(CallState.FALLBACK);
    assertThat(rung(old)).containsExactly("Ada");
    old.replay();
  }

  @Test
  void doesNotRingAgainWhoHasDeclinedOrIsAMachine() {
    CallScript many = new CallScript(new Flows(THREE).attempts(9).flow());
    Scenes.dialing(many);
    many.asks(answers(1));
    many.asks(presses(1, "2"));
    many.happens(detected(2, AnsweredBy.MACHINE));
    many.happens(specialist(3, LegStatus.BUSY));
    many.passes(REST);
    assertThat(rung(many)).containsExactly("Ada", "Ben", "Cleo", "Cleo");
    many.happens(specialist(4, LegStatus.FAILED));
    assertThat(many.state()).isEqualTo(CallState.FALLBACK);
    many.replay();
  }

  @Test
  void aRefusalCountsForTheWholeCallAndABusyLineOnlyForTheTransfer() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, "2"));
    call.happens(specialist(2, LegStatus.BUSY));
    call.happens(specialist(3, LegStatus.FAILED));
    call.happens(specialist(4, LegStatus.BUSY));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    Scenes.transferredAgain(call);
    call.happens(specialist(4, LegStatus.BUSY));
    assertThat(rung(call)).containsExactly("Ada", "Ben", "Cleo", "Ben", "Cleo");
    assertThat(call.call().hunt().passedOver())
        .extracting("specialist", "why")
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Ada", "declined"));
  }

  @Test
  void theNextPhoneRingsWithWhatIsLeftOfTheCallersPatience() {
    Scenes.dialing(call);
    call.passes(Duration.ofSeconds(40));
    call.happens(specialist(1, LegStatus.BUSY));
    DialSpecialist next = call.commands(DialSpecialist.class).getLast();
    assertThat(next.givesUpAt())
        .isEqualTo(call.commands(DialSpecialist.class).getFirst().givesUpAt());
    assertThat(Duration.between(call.now(), next.givesUpAt())).hasSeconds(140);
  }

  @Test
  void anAmbiguousDialIsNotRepeatedAndTheNextPhoneRings() {
    Scenes.dialing(call);
    call.happens(ambiguous(2));
    call.passes(Duration.ofSeconds(80));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("ambiguous");
    assertThat(rung(call)).startsWith("Ada", "Ben").doesNotHaveDuplicates();
    assertThat(call.commands(CancelLeg.class)).first().extracting("attempt").isEqualTo(1);
  }

  @Test
  void waitingTooLongEndsTheHuntWhateverRings() {
    CallScript hurried = new CallScript(new Flows(THREE).holdLimit(Duration.ofSeconds(20)).flow());
    Scenes.dialing(hurried);
    hurried.happens(specialist(1, LegStatus.BUSY));
    hurried.happens(specialist(2, LegStatus.RINGING));
    hurried.passes(Duration.ofSeconds(20));
    assertThat(hurried.call().attempts().get(1).outcome()).isEqualTo("cancelled");
    assertThat(hurried.state()).isEqualTo(CallState.FALLBACK);
    assertThat(hurried.call().fallback().reason()).isEqualTo("hold-limit");
    hurried.replay();
  }

  static List<String> rung(CallScript call) {
    return call.commands(DialSpecialist.class).stream().map(DialSpecialist::specialist).toList();
  }
}
