package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.hangUp;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.roomEnds;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows a talk, and what follows a line that was cut. */
class AfterTalkDeciderTest {
  private CallScript call = new CallScript();

  @AfterEach
  void replays() {
    call.replay();
  }

  private void talk(Flows flow) {
    call = new CallScript(flow.flow());
    Scenes.bridged(call);
  }

  @Test
  void tellsTheCallerThatTheLineWasCutAndGoesOnWithTheLadder() {
    talk(Flows.tests().ladder(Kind.BACK_TO_AI));
    call.happens(specialist(1, LegStatus.FAILED));
    assertThat(call.transition()).isEqualTo("bridged/line-is-cut");
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers())
        .containsExactly(new Announce(List.of(Happenings.FLOW.spoken("Line cut.")), 1));
    call.asks(leavesHold(1));
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            OpenAiSession.class,
            open -> assertThat(open.context()).containsEntry("reason", "dropped"));
  }

  @Test
  void learnsThatTheLineWasCutAfterTheRoomHasReportedIt() {
    talk(Flows.tests());
    call.happens(specialistLeaves(1));
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).isEmpty();
    call.happens(specialist(1, LegStatus.FAILED));
    assertThat(call.transition()).isEqualTo("fallback/line-was-cut");
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(Announce.class);
  }

  @Test
  void opensTheSessionForALegThatWaitedForTheReason() {
    talk(Flows.tests().afterBridge(Kind.BACK_TO_AI));
    call.asks(leavesHold(0));
    call.happens(specialist(1, LegStatus.COMPLETED));
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            OpenAiSession.class, open -> assertThat(open.context()).containsEntry("after", "talk"));
    call.happens(opened(2));
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  @Test
  void holdsTheCallerAgainForTheNextSpecialistWhenTheLineWasCut() {
    talk(Flows.tests().people("Ada", "Ben").ladder(Kind.NEXT_SPECIALIST));
    call.happens(specialist(1, LegStatus.FAILED));
    assertThat(call.transition()).isEqualTo("bridged/line-is-cut-next-specialist");
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers())
        .containsExactly(new EnterHold(List.of(Happenings.FLOW.spoken("Line cut.")), false));
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
    call.happens(callerJoins());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.commands(DialSpecialist.class))
        .extracting("specialist")
        .as("the one whom the caller was cut off from")
        .containsExactly("Ada", "Ada");
    assertThat(call.until("hold-limit")).hasMinutes(3);
  }

  @Test
  void ringsAnotherWhenTheOneWhoWasCutOffCannotBeHad() {
    talk(Flows.tests().people("Ada", "Ben").attempts(3).ladder(Kind.NEXT_SPECIALIST));
    call.happens(specialist(1, LegStatus.FAILED));
    call.asks(leavesHold(0));
    call.happens(callerJoins());
    call.happens(specialist(2, LegStatus.FAILED));
    assertThat(call.commands(DialSpecialist.class))
        .extracting("specialist")
        .containsExactly("Ada", "Ada", "Ben");
  }

  @Test
  void ringsAnotherWhenTheLineIsCutAgain() {
    talk(Flows.tests().people("Ada", "Ben").attempts(3).ladder(Kind.NEXT_SPECIALIST));
    call.happens(specialist(1, LegStatus.FAILED));
    call.asks(leavesHold(0));
    call.happens(callerJoins());
    call.asks(answers(2));
    call.asks(presses(2, "1"));
    call.happens(specialistJoins(2));
    call.happens(specialist(2, LegStatus.FAILED));
    call.asks(leavesHold(call.call().fallback().step()));
    call.happens(callerJoins());
    assertThat(call.commands(DialSpecialist.class))
        .extracting("specialist")
        .containsExactly("Ada", "Ada", "Ben");
  }

  @Test
  void reconnectsWithTheOnlySpecialistAlsoBehindAnAnnouncement() {
    talk(Flows.tests().people("Ada").ladder(Kind.ANNOUNCEMENT, Kind.NEXT_SPECIALIST));
    call.happens(specialist(1, LegStatus.FAILED));
    call.asks(leavesHold(0));
    call.asks(leavesHold(call.call().fallback().pageStep()));
    call.asks(leavesHold(call.call().fallback().pageStep()));
    assertThat(call.state()).isEqualTo(CallState.HOLD);
    call.happens(callerJoins());
    assertThat(call.commands(DialSpecialist.class))
        .extracting("specialist")
        .containsExactly("Ada", "Ada");
  }

  @Test
  void movesACallerWhoDoesNotComeOutOfTheRoomThatWasCut() {
    talk(Flows.tests().people("Ada", "Ben").ladder(Kind.NEXT_SPECIALIST));
    call.happens(specialistLeaves(1));
    call.happens(specialist(1, LegStatus.FAILED));
    assertThat(call.transition()).isEqualTo("fallback/line-was-cut-next-specialist");
    call.passes(Duration.ofSeconds(10));
    assertThat(call.commands(HoldCaller.class)).hasSize(2);
  }

  @Test
  void ringsNobodyAfterATalk() {
    talk(Flows.tests().people("Ada", "Ben").afterBridge(Kind.NEXT_SPECIALIST, Kind.GOODBYE));
    call.happens(specialist(1, LegStatus.COMPLETED));
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(hangUp("Goodbye."));
  }

  @Test
  void leadsTheCallerWhoPressesTheStarToWhatFollowsATalk() {
    talk(Flows.tests().starKey().afterBridge(Kind.BACK_TO_AI));
    call.happens(Happenings.callerLeaves("participant_hung_up"));
    call.happens(roomEnds(CALL));
    assertThat(call.state()).as("a star is no hang-up").isEqualTo(CallState.BRIDGED);
    call.asks(leavesHold(0));
    call.passes(Duration.ofSeconds(1));
    assertThat(call.commands(EndLeg.class)).extracting("legSid").containsExactly(leg(1));
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(OpenAiSession.class);
  }

  @Test
  void saysGoodbyeWhenTheAssistantCannotBeHadAfterATalk() {
    talk(Flows.tests().afterBridge(Kind.BACK_TO_AI));
    call.happens(specialist(1, LegStatus.COMPLETED));
    call.asks(leavesHold(0));
    call.asks(Happenings.failed(2));
    assertThat(call.lastAnswers()).containsExactly(hangUp("Goodbye."));
  }
}
