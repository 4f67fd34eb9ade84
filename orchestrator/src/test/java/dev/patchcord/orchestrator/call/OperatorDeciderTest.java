package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.operator;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.journal.CallState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator does with a live call, and what an operator is told. */
class OperatorDeciderTest {
  private CallScript call = new CallScript(Flows.tests().people("Ada", "Ben", "Cleo").flow());

  @AfterEach
  void replays() {
    call.replay();
  }

  private void taken(CallState state) {
    assertThat(call.lastAnswers()).containsExactly(new OperatorNoted(state, null));
    assertThat(call.last().journal().trigger())
        .isInstanceOfSatisfying(
            OperatorAsked.class, asked -> assertThat(asked.by()).isEqualTo("Olga"));
  }

  private void refused(String why) {
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.UNEXPECTED);
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            OperatorNoted.class, noted -> assertThat(noted.why()).endsWith(why));
  }

  private void in(CallState state) {
    Scenes.afterFirstAttempt(call, state);
  }

  @Test
  void transfersACallerAtOnceToSomebodyByName() {
    in(CallState.AI);
    call.asks(operator(OperatorAction.TRANSFER, "cleo", null));
    taken(CallState.HOLD);
    assertThat(call.commands(HoldCaller.class)).isNotEmpty();
    call.happens(Happenings.callerJoins());
    assertThat(call.commands(DialSpecialist.class).getLast().specialist()).isEqualTo("Cleo");
  }

  @Test
  void transfersACallerWhoIsBeingLookedAfter() {
    in(CallState.FALLBACK);
    call.asks(operator(OperatorAction.TRANSFER));
    taken(CallState.HOLD);
  }

  @Test
  void refusesATransferToSomebodyWhomTheFlowDoesNotKnow() {
    in(CallState.AI);
    call.asks(operator(OperatorAction.TRANSFER, "Zoe", null));
    refused("but the flow has no specialist of the name Zoe");
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  @Test
  void namesTheSpecialistWhoIsRungFirstOnTheWayToHold() {
    in(CallState.HOLD);
    call.asks(operator(OperatorAction.TRANSFER, "Ben", null));
    taken(CallState.HOLD);
    call.happens(Happenings.callerJoins());
    assertThat(call.commands(DialSpecialist.class).getLast().specialist()).isEqualTo("Ben");
  }

  @Test
  void ringsTheNamedSpecialistInsteadOfWhoeverRings() {
    in(CallState.DIALING);
    call.asks(operator(OperatorAction.TRANSFER, "Cleo", null));
    taken(CallState.DIALING);
    assertThat(call.commands(CancelLeg.class)).isNotEmpty();
    assertThat(call.commands(DialSpecialist.class).getLast().specialist()).isEqualTo("Cleo");
    call.asks(operator(OperatorAction.TRANSFER, "Cleo", null));
    refused("but Cleo was rung already, has declined or is not there now");
    call.asks(operator(OperatorAction.TRANSFER));
    refused("but a specialist's phone rings already: try the next instead");
  }

  @Test
  void triesTheNextSpecialistWhateverTheLimit() {
    in(CallState.DIALING);
    call.asks(operator(OperatorAction.TRY_NEXT));
    taken(CallState.DIALING);
    assertThat(call.call().open()).singleElement();
    call.asks(operator(OperatorAction.TRY_NEXT));
    taken(CallState.DIALING);
    call.asks(operator(OperatorAction.TRY_NEXT));
    refused("but nobody else is left to be rung");
  }

  @Test
  void doesNotTryTheNextOnceSomebodyHasAccepted() {
    in(CallState.DIALING);
    int number = call.call().open().getFirst().number();
    call.asks(Happenings.answers(number));
    call.asks(Happenings.presses(number, "1"));
    call.asks(operator(OperatorAction.TRY_NEXT));
    refused("but a specialist has just accepted");
  }

  @Test
  void doesNotTryTheNextWhereNoPhoneRings() {
    in(CallState.AI);
    call.asks(operator(OperatorAction.TRY_NEXT));
    refused("but no specialist's phone rings");
  }

  @ParameterizedTest
  @EnumSource(
      value = CallState.class,
      names = {"HOLD", "DIALING", "BRIDGED"})
  void takesACallerBackToTheAssistant(CallState state) {
    in(state);
    call.asks(operator(OperatorAction.TAKE_BACK));
    taken(CallState.FALLBACK);
    assertThat(call.call().open()).isEmpty();
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            OpenAiSession.class,
            open -> assertThat(open.context()).containsEntry("reason", "taken-back"));
    if (state == CallState.BRIDGED) {
      assertThat(call.commands(EndLeg.class)).hasSize(1);
    }
  }

  @Test
  void takesACallerBackFromTheLadder() {
    call =
        new CallScript(Flows.tests().ladder(dev.patchcord.contract.flow.Rung.Kind.MESSAGE).flow());
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.BUSY));
    call.asks(operator(OperatorAction.TAKE_BACK));
    taken(CallState.FALLBACK);
    call.asks(operator(OperatorAction.TAKE_BACK));
    refused("but the caller is with the assistant already");
  }

  @Test
  void announcesToTheRoom() {
    in(CallState.BRIDGED);
    call.asks(operator(OperatorAction.ANNOUNCE, null, "We close in five minutes."));
    taken(CallState.BRIDGED);
    AnnounceToRoom command = call.commands(AnnounceToRoom.class).getLast();
    assertThat(command.conferenceSid()).isEqualTo(Happenings.ROOM);
    call.asks(Happenings.announcement(command.announcement()));
    assertThat(call.lastAnswers())
        .containsExactly(
            new SayToRoom(List.of(Happenings.FLOW.spoken("We close in five minutes."))));
    call.happens(Happenings.ambiguous(call.call().commands()));
    assertThat(call.transition()).isEqualTo("bridged/announcement-made");
  }

  @ParameterizedTest
  @EnumSource(
      value = CallState.class,
      names = {"HOLD", "DIALING"})
  void announcesToACallerOnHold(CallState state) {
    in(state);
    call.happens(Happenings.roomStarts());
    if (state == CallState.HOLD) {
      assertThat(call.call().caller().inRoom()).isFalse();
      call.asks(operator(OperatorAction.ANNOUNCE, null, "Hello."));
      refused("but the caller is not in the room, where it could be heard");
    } else {
      call.asks(operator(OperatorAction.ANNOUNCE, null, "Hello."));
      taken(state);
      call.asks(operator(OperatorAction.ANNOUNCE, null, " "));
      refused("but there is nothing to say");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CallState.class,
      names = {"AI", "HOLD", "DIALING", "BRIDGED", "FALLBACK"})
  void hangsUpAfterAGoodbye(CallState state) {
    in(state);
    call.asks(operator(OperatorAction.HANG_UP));
    taken(CallState.FALLBACK);
    assertThat(call.call().open()).isEmpty();
    if (state != CallState.BRIDGED) {
      assertThat(call.commands(RedirectCaller.class)).isNotEmpty();
    }
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Goodbye."));
  }

  @ParameterizedTest
  @EnumSource(OperatorAction.class)
  void doesNothingWithACallThatIsOver(OperatorAction action) {
    in(CallState.ENDED);
    call.asks(operator(action, "Ada", "Hello."));
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.OVER);
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            OperatorNoted.class, noted -> assertThat(noted.why()).contains("is over"));
  }

  @Test
  void saysThatACallIsNotKnown() {
    call.asks(operator(OperatorAction.HANG_UP));
    assertThat(call.call()).isNull();
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            OperatorNoted.class, noted -> assertThat(noted.why()).contains("this call is not"));
  }
}
