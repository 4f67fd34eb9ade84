package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recording over hold and bridge, with consent. */
class RecordingDeciderTest {
  private static final List<Spoken> CONSENT =
      List.of(Happenings.FLOW.spoken("This call is recorded."));

  @RegisterExtension
  final CallScript call = new CallScript(Flows.tests().recorded("This call is recorded.").flow());

  private void held() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.asks(reachedHold());
  }

  private Answer answer() {
    return call.lastAnswers().getFirst();
  }

  @Test
  void asksForConsentOnTheWayToHoldAndRecordsFromTheRoomOn() {
    held();
    assertThat(answer()).isEqualTo(new EnterHold(CONSENT, false));
    call.asks(reachedHold());
    assertThat(answer()).as("the same for a repetition").isEqualTo(new EnterHold(CONSENT, false));
    call.happens(callerJoins());
    assertThat(call.commands(StartRecording.class)).hasSize(1);
    assertThat(call.commands(AnnounceToRoom.class)).isEmpty();
    call.asks(leavesHold(0));
    assertThat(answer()).as("not said again").isEqualTo(Happenings.hold());
    call.happens(callerJoins());
    assertThat(call.commands(StartRecording.class)).hasSize(1);
  }

  @Test
  void stopsBeforeTheLadderAndRecordsAgainWithoutAskingTwice() {
    held();
    call.happens(callerJoins());
    call.happens(specialist(1, LegStatus.BUSY));
    assertThat(call.commands(StopRecording.class)).hasSize(1);
    call.asks(leavesHold(0));
    call.happens(Happenings.opened(2));
    call.happens(wantedAtOnce());
    call.asks(reachedHold());
    assertThat(answer()).isEqualTo(Happenings.hold());
    call.happens(callerJoins());
    assertThat(call.commands(StartRecording.class)).hasSize(2);
  }

  @Test
  void asksInTheRoomWhoeverCameThereWithoutHearingIt() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.asks(music());
    assertThat(call.commands(StartRecording.class)).as("where it cannot be said yet").isEmpty();
    call.happens(callerJoins());
    assertThat(call.commands())
        .extracting(CallCommand::getClass)
        .endsWith(AnnounceToRoom.class, StartRecording.class);
    call.asks(Happenings.announcement(1));
    assertThat(answer()).isEqualTo(new SayToRoom(CONSENT));
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void doesNotMindARecordingThatFails(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    String id = call.commands(StartRecording.class).getFirst().commandId();
    call.happens(
        Happenings.refused(Integer.parseInt(id.substring(Happenings.CALL.length() + 1)), 21220));
    assertThat(call.transition()).endsWith("/recording-asked-for");
    assertThat(call.state()).isEqualTo(state);
  }

  @Test
  void recordsNothingWhereTheFlowDoesNotSay() {
    CallScript other = new CallScript();
    Scenes.bridged(other);
    assertThat(other.commands(StartRecording.class)).isEmpty();
  }
}
