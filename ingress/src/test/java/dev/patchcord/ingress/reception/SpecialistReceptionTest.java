package dev.patchcord.ingress.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.answer.AwaitVerdict;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.FakeEventLog;
import dev.patchcord.ingress.SettingsForTests;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecialistReceptionTest {
  private static final Stamp NOON = new Stamp(Instant.parse("2026-11-22T12:00:00Z"), "nonce");
  private static final Documents DOCUMENTS =
      new Documents(SettingsForTests.with("https://v.test", List.of()));
  private static final CallRef SPECIALIST = new CallRef("CA1", "CA2", Leg.SPECIALIST, 1);

  private final FakeEventLog log = new FakeEventLog();
  private final SpecialistReception reception =
      new SpecialistReception(
          new Machine(log, Duration.ofMillis(100), Duration.ofMillis(50)), DOCUMENTS);

  @Test
  void screensASpecialistAlsoWhileTheMachineIsSilent() {
    Screen screen = new Screen(1, words("A caller. Press 1."), Duration.ofSeconds(12));
    log.answer(screen);
    assertThat(reached()).isEqualTo(DOCUMENTS.specialist().screening("CA1", screen));
    log.goAway();
    assertThat(reached()).isEqualTo(DOCUMENTS.specialist().screening("CA1", 1));
  }

  @Test
  void keepsASpecialistUntilTheDetectionHasJudged() {
    log.answer(new AwaitVerdict(1));
    assertThat(reached()).isEqualTo(DOCUMENTS.specialist().awaitVerdict("CA1", 1));
    JoinRoom join = new JoinRoom(1, words("Ann calls about a bill."), true);
    log.answer(join);
    assertThat(reached()).isEqualTo(DOCUMENTS.specialist().joinRoom("CA1", join));
  }

  @Test
  void letsASpecialistInOnlyWhenTheMachineSaysSo() {
    JoinRoom join = new JoinRoom(1, List.of(), false);
    log.answer(join);
    assertThat(accept("1")).isEqualTo(DOCUMENTS.specialist().joinRoom("CA1", join));
    log.answer(new HangUp(words("Already taken.")));
    assertThat(accept("1")).isEqualTo(DOCUMENTS.hangUp(words("Already taken.")));
    log.answer(new EnterHold(List.of(), false));
    assertThat(accept("1")).isEqualTo(DOCUMENTS.notNeeded());
    log.answer(new Wait(List.of(), List.of()));
    assertThat(accept("1")).isEqualTo(DOCUMENTS.notNeeded());
  }

  @Test
  void aSpecialistWhoPressedOneWaitsForTheMachine() {
    assertThat(accept("1")).isEqualTo(DOCUMENTS.specialist().oneMoment("CA1", 1, "digits=1"));
    assertThat(accept("2")).isEqualTo(DOCUMENTS.hangUp(List.of()));
    assertThat(accept("")).isEqualTo(DOCUMENTS.hangUp(List.of()));
  }

  private String reached() {
    WebhookRequest request = new WebhookRequest("/conference", Map.of(), Map.of(), null, null);
    return reception.screening(DocumentFetches.screeningReached(SPECIALIST, request, NOON));
  }

  private String accept(String digits) {
    WebhookRequest pressed =
        new WebhookRequest(
            "/conference/accept", Map.of(), Map.of("Digits", List.of(digits)), null, null);
    return reception.acceptance(DocumentFetches.screeningAnswered(SPECIALIST, pressed, NOON));
  }

  private static List<Spoken> words(String text) {
    return List.of(Spoken.plain(text));
  }
}
