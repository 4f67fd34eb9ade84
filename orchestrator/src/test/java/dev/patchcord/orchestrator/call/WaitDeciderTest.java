package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Waiting;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandQueued;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller on hold hears. */
class WaitDeciderTest {
  private static final Spoken ENGLISH = new Spoken("Please hold.", "en-US", null);
  private static final Spoken GERMAN = new Spoken("Bitte warten.", "de-DE", null);
  private static final List<String> MUSIC = List.of("https://music.example/one.mp3");

  @RegisterExtension
  final CallScript call =
      new CallScript(
          Flows.tests()
              .waiting(new Waiting(MUSIC, Duration.ofSeconds(20), List.of(ENGLISH, GERMAN), null))
              .flow());

  private void hears(Spoken... words) {
    call.asks(music());
    assertThat(call.lastAnswers()).containsExactly(new Wait(List.of(words), MUSIC));
  }

  @Test
  void hearsNotesInTurnEveryNowAndThenAndMusicInBetween() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    hears(ENGLISH);
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    call.passes(Duration.ofSeconds(10));
    hears();
    call.passes(Duration.ofSeconds(10));
    hears(GERMAN);
    call.passes(Duration.ofSeconds(25));
    hears(ENGLISH);
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void hearsMusicInEveryState(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.asks(music());
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(Wait.class, wait -> assertThat(wait.music()).isEqualTo(MUSIC));
  }

  @Test
  void hearsOnlyMusicWhereTheFlowHasNoNotes() {
    CallScript quiet =
        new CallScript(
            Flows.tests()
                .waiting(new Waiting(MUSIC, Duration.ofSeconds(20), List.of(), null))
                .flow());
    quiet.happens(callerJoins());
    quiet.asks(music());
    assertThat(quiet.lastAnswers()).containsExactly(new Wait(List.of(), MUSIC));
    quiet.replay();
  }

  @Test
  void hearsHowLongTheQueueIsWhileTheDiallingWaits() {
    CallScript queued =
        new CallScript(
            Flows.tests()
                .waiting(
                    new Waiting(
                        MUSIC,
                        Duration.ofSeconds(20),
                        List.of(ENGLISH),
                        "The next phone rings in {seconds} seconds."))
                .flow());
    Scenes.dialing(queued);
    queued.happens(
        new CommandQueued(
            Happenings.CALL + "-" + queued.call().commands(),
            Happenings.CALL,
            queued.now(),
            4,
            Duration.ofSeconds(37)));
    queued.asks(music());
    assertThat(queued.lastAnswers())
        .containsExactly(
            new Wait(
                List.of(Happenings.FLOW.spoken("The next phone rings in 40 seconds.")), MUSIC));
    queued.passes(Duration.ofSeconds(38));
    queued.asks(music());
    assertThat(queued.lastAnswers()).containsExactly(new Wait(List.of(ENGLISH), MUSIC));
    queued.replay();
  }
}
