package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.callerJoinsAfterWords;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.musicAfterWords;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.command.AnnounceToRoom;
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
    call.happens(callerJoinsAfterWords());
    assertThat(call.commands(StartRecording.class)).hasSize(1);
    call.asks(musicAfterWords());
    assertThat(answer()).isEqualTo(ToolDocuments.music(call.call()));
    assertThat(call.commands(AnnounceToRoom.class)).isEmpty();
    call.asks(leavesHold(0));
    assertThat(answer()).as("not said again").isEqualTo(Happenings.hold());
    call.happens(callerJoins());
    assertThat(call.commands(StartRecording.class)).hasSize(1);
  }

  @Test
  void stopsBeforeTheLadderAndRecordsAgainWithoutAskingTwice() {
    held();
    call.happens(callerJoinsAfterWords());
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
  void recordsNobodyWhoGotTheDocumentThatDoesNotSaySo() {
    held();
    call.happens(callerJoins());
    assertThat(call.commands(StartRecording.class)).as("an answer is no proof").isEmpty();
    call.asks(music());
    assertThat(answer()).isEqualTo(new Wait(CONSENT, List.of()));
    call.asks(music());
    assertThat(answer()).as("that came too late as well").isEqualTo(new Wait(CONSENT, List.of()));
    assertThat(call.commands(StartRecording.class)).isEmpty();
    call.asks(musicAfterWords());
    assertThat(call.commands(StartRecording.class)).hasSize(1);
    assertThat(call.commands(AnnounceToRoom.class)).isEmpty();
  }

  @Test
  void saysInATalkWhatWasNotSaidOnHoldAndRecordsOnceThatIsFetched() {
    held();
    call.happens(callerJoins());
    call.asks(Happenings.answers(1));
    call.asks(Happenings.presses(1, "1"));
    call.happens(Happenings.specialistJoins(1));
    call.happens(callerJoins());
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    assertThat(call.commands(AnnounceToRoom.class)).hasSize(1);
    assertThat(call.commands(StartRecording.class)).isEmpty();
    call.asks(Happenings.announcement(1));
    assertThat(answer()).isEqualTo(new SayToRoom(CONSENT));
    assertThat(call.commands(StartRecording.class)).hasSize(1);
    call.asks(Happenings.announcement(1));
    assertThat(call.commands(StartRecording.class)).hasSize(1);
  }

  @Test
  void needsNoSentenceWhereTheFlowHasNone() {
    CallScript silent = new CallScript(Flows.tests().recorded("").flow());
    Scenes.dialing(silent);
    assertThat(silent.commands(StartRecording.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void doesNotMindARecordingThatFails(CallState state) {
    CallScript call = new CallScript(Flows.tests().recorded("").flow());
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
