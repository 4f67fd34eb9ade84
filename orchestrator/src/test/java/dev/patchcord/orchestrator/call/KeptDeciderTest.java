package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.leavesMessage;
import static dev.patchcord.orchestrator.call.Happenings.recorded;
import static org.assertj.core.api.Assertions.assertThat;

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
}
