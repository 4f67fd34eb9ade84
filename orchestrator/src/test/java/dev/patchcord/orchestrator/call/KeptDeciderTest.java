package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.leavesMessage;
import static dev.patchcord.orchestrator.call.Happenings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.journal.CallState;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of a caller is kept in every state. */
class KeptDeciderTest {
  @RegisterExtension final CallScript call = new CallScript();

  @ParameterizedTest
  @EnumSource(CallState.class)
  void keepsAMessageThatComesLate(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(leavesMessage(9, "RE-1"));
    assertThat(call.transition()).endsWith("/message-left-late");
    call.happens(leavesMessage(9, null));
    assertThat(call.state()).isEqualTo(state);
    assertThat(call.call().care().recordings()).extracting("recordingSid").containsExactly("RE-1");
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void keepsTheLinkOfARecording(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(recorded("RE-1", "call", "in-progress"));
    call.happens(recorded("RE-2", "call", "absent"));
    call.happens(recorded("RE-1", "call", "completed"));
    assertThat(call.call().snapshot().recordings())
        .singleElement()
        .satisfies(kept -> assertThat(kept.url()).endsWith("RE-1"));
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void notesAnAppointmentThatWasBooked(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(Happenings.booked("A-1"));
    call.happens(Happenings.booked("A-1"));
    assertThat(call.call().care().appointments()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void answersTheAssistantsQuestionToACalendar(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.asks(Happenings.calendarAsked());
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(ToolResult.class);
    assertThat(call.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void notesHowAnAnnouncementWent(CallState state) {
    Scenes.dialing(call);
    call.asks(Happenings.operator(OperatorAction.ANNOUNCE, null, "Hello."));
    int command = call.call().commands();
    switch (state) {
      case AI -> {
        call.asks(Happenings.operator(OperatorAction.TAKE_BACK));
        call.asks(Happenings.leavesHold(0));
        call.happens(Happenings.opened(2));
      }
      case HOLD -> {
        call.asks(Happenings.operator(OperatorAction.TAKE_BACK));
        call.asks(Happenings.operator(OperatorAction.TRANSFER));
      }
      case DIALING -> {}
      case BRIDGED -> {
        call.asks(Happenings.answers(1));
        call.asks(Happenings.presses(1, "1"));
        call.happens(Happenings.specialistJoins(1));
      }
      case FALLBACK -> call.asks(Happenings.operator(OperatorAction.TAKE_BACK));
      case ENDED -> call.happens(Happenings.caller(LegStatus.COMPLETED));
    }
    assertThat(call.state()).isEqualTo(state);
    call.happens(Happenings.refused(command, 20404));
    assertThat(call.transition()).endsWith("/announcement-made");
  }
}
