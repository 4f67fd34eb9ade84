package dev.patchcord.ingress.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.FakeEventLog;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.MovingClock;
import dev.patchcord.ingress.SettingsForTests;
import dev.patchcord.ingress.document.Documents;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.vapi.AiSessions;
import dev.patchcord.ingress.vapi.AiSessions.NotOpened;
import dev.patchcord.ingress.vapi.AiSessions.Opened;
import dev.patchcord.ingress.vapi.AiSessions.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerReceptionTest {
  private static final Stamp NOON = new Stamp(Instant.parse("2026-11-22T12:00:00Z"), "nonce");
  private static final String AI = "<Response>ai</Response>";
  private static final Documents DOCUMENTS =
      new Documents(SettingsForTests.with(IngressUnderTest.PUBLIC_URL, List.of()));

  private final FakeEventLog log = new FakeEventLog();
  private final MovingClock clock = new MovingClock(NOON.at());
  private final List<OpenAiSession> asked = new CopyOnWriteArrayList<>();
  private volatile Supplier<Opening> vapi = () -> new Opened("v1", AI);
  private CallerReception reception;

  @BeforeEach
  void open() {
    AiSessions sessions =
        (callId, number, assistant, context) -> {
          asked.add(new OpenAiSession(asked.size() + 1, assistant, context));
          return vapi.get();
        };
    Duration budget = Duration.ofMillis(100);
    reception =
        new CallerReception(
            new Machine(log, budget, budget),
            DOCUMENTS,
            new AiConnection(sessions, log, () -> NOON, budget),
            new Repetitions<>(clock, Duration.ofSeconds(30)));
  }

  @Test
  void connectsANewCallerWithTheAiAndTellsTheMachine() {
    log.answer(new OpenAiSession(1, null, Map.of()));
    assertThat(reception.arrival(arrived("CA1"))).isEqualTo(AI);
    assertThat(log.events).hasSize(2);
    assertThat(log.events.getLast())
        .isInstanceOfSatisfying(
            AiSessionOpened.class,
            opened ->
                assertThat(opened)
                    .returns(1, AiSessionOpened::session)
                    .returns("v1", AiSessionOpened::vapiCallId)
                    .returns(AI, AiSessionOpened::twiml));
  }

  @Test
  void rendersWhateverTheMachineAnswersToANewCaller() {
    log.answer(new PlayDocument("<Response>again</Response>"));
    assertThat(reception.arrival(arrived("CA1"))).isEqualTo("<Response>again</Response>");
    log.answer(new EnterHold(List.of(), false));
    assertThat(reception.arrival(arrived("CA2"))).isEqualTo(DOCUMENTS.caller().hold("CA2"));
    log.answer(new HangUp(words("Closed.")));
    assertThat(reception.arrival(arrived("CA3"))).isEqualTo(DOCUMENTS.hangUp(words("Closed.")));
    assertThat(asked).isEmpty();
  }

  @Test
  void aCallerWithoutAiGoesWhereTheMachineSays() {
    vapi = () -> new NotOpened("down");
    machine(new OpenAiSession(1, null, Map.of()), new EnterHold(List.of(), false));
    assertThat(reception.arrival(arrived("CA1"))).isEqualTo(DOCUMENTS.caller().hold("CA1"));
    assertThat(log.events.getLast())
        .isInstanceOfSatisfying(
            AiSessionFailed.class, failed -> assertThat(failed.cause()).isEqualTo("down"));
  }

  @Test
  void aNewCallerIsConnectedWithTheAiAlthoughTheMachineIsSilent() {
    assertThat(reception.arrival(arrived("CA1"))).isEqualTo(AI);
    assertThat(log.events.getLast()).isInstanceOf(AiSessionOpened.class);
    assertThat(((AiSessionOpened) log.events.getLast()).session()).isEqualTo(1);
  }

  @Test
  void aNewCallerIsHeldWhenNeitherMachineNorAiAnswers() {
    vapi = () -> new NotOpened("down");
    assertThat(reception.arrival(arrived("CA1"))).isEqualTo(DOCUMENTS.caller().hold("CA1"));
    assertThat(log.events.getLast()).isInstanceOf(AiSessionFailed.class);
    log.goAway();
    assertThat(reception.arrival(arrived("CA2"))).isEqualTo(DOCUMENTS.caller().hold("CA2"));
  }

  @Test
  void aRepeatedDeliveryGetsTheSameDocumentAndStartsNoSecondSession() {
    assertThat(reception.arrival(arrived("CA1"))).isEqualTo(AI);
    vapi = () -> new Opened("v2", "<Response>second</Response>");
    assertThat(reception.arrival(arrived("CA1"))).isEqualTo(AI);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aRepetitionThatArrivesDuringTheFirstWaitsForItsDocument() {
    CompletableFuture<Opening> slow = new CompletableFuture<>();
    vapi = slow::join;
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(() -> reception.arrival(arrived("CA1")));
    await().until(() -> asked.size() == 1);
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> reception.arrival(arrived("CA1")));
    slow.complete(new Opened("v1", AI));
    assertThat(first.join()).isEqualTo(AI);
    assertThat(second.join()).isEqualTo(AI);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aRepetitionDoesNotWaitForADocumentThatWillNeverCome() {
    CompletableFuture<Opening> broken = new CompletableFuture<>();
    vapi =
        () -> {
          broken.join();
          throw new StackOverflowError();
        };
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(() -> reception.arrival(arrived("CA1")));
    await().until(() -> asked.size() == 1);
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> reception.arrival(arrived("CA1")));
    broken.complete(new NotOpened("never read"));
    assertThat(first).failsWithin(Duration.ofSeconds(10));
    vapi = () -> new Opened("v2", AI);
    assertThat(second.exceptionally(failure -> "").orTimeout(10, TimeUnit.SECONDS).join())
        .isIn("", AI);
    assertThat(
            CompletableFuture.supplyAsync(() -> reception.arrival(arrived("CA1")))
                .orTimeout(10, TimeUnit.SECONDS)
                .join())
        .isEqualTo(AI);
  }

  @Test
  void longAfterTheFirstDeliveryTheMachineIsAskedAgain() {
    reception.arrival(arrived("CA1"));
    clock.now = clock.now.plusSeconds(31);
    log.answer(new HangUp(words("The call is over.")));
    assertThat(reception.arrival(arrived("CA1")))
        .isEqualTo(DOCUMENTS.hangUp(words("The call is over.")));
  }

  @Test
  void bringsTheCallerBackToTheAiWithTheReason() {
    Map<String, String> context = Map.of("reason", "no-answer");
    log.answer(new OpenAiSession(2, null, context));
    assertThat(reception.afterHold(left("in-progress", 1), "+1555")).isEqualTo(AI);
    assertThat(asked.getFirst().context()).isEqualTo(context);
    assertThat(((AiSessionOpened) log.events.getLast()).session()).isEqualTo(2);
  }

  @Test
  void saysThatNobodyIsAvailableWhenTheAiIsGoneAndTheMachineIsSilent() {
    vapi = () -> new NotOpened("down");
    log.answerLater(
        event ->
            event instanceof HoldLeft
                ? CompletableFuture.completedFuture(new OpenAiSession(2, null, Map.of()))
                : new CompletableFuture<>());
    assertThat(reception.afterHold(left("in-progress", 1), "+1555"))
        .isEqualTo(DOCUMENTS.nobodyAvailable());
  }

  @Test
  void aSecondOrderForTheAiDoesNotMakeTheCallerWaitForAnotherFailure() {
    vapi = () -> new NotOpened("down");
    log.answer(new OpenAiSession(2, null, Map.of()));
    assertThat(reception.afterHold(left("in-progress", 1), "+1555"))
        .isEqualTo(DOCUMENTS.nobodyAvailable());
    assertThat(asked).hasSize(1);
  }

  @Test
  void keepsTheCallerOnTheLineWhileTheMachineIsSilent() {
    assertThat(reception.afterHold(left("in-progress", 2), "+1555"))
        .isEqualTo(DOCUMENTS.caller().stayOnTheLine("CA1", 2));
  }

  @Test
  void opensTheSessionOfALateAnswerForTheCallersNextFetch() {
    CompletableFuture<Answer> late = new CompletableFuture<>();
    log.answerLater(event -> late);
    reception.afterHold(left("in-progress", 1), "+1555");
    late.complete(new OpenAiSession(2, null, Map.of()));
    await().until(() -> log.events.getLast() instanceof AiSessionOpened);
    assertThat(asked).hasSize(1);
  }

  @Test
  void onlyNotesACallerWhoHasHungUp() {
    assertThat(reception.afterHold(left("completed", 0), "+1555")).isEqualTo(DOCUMENTS.nothing());
    assertThat(log.events).hasSize(1);
  }

  private void machine(Answer first, Answer second) {
    log.answerBy(event -> event instanceof CallArrived ? first : second);
  }

  private static CallArrived arrived(String callId) {
    return DocumentFetches.arrived(
        new WebhookRequest(
            "/inbound_call",
            Map.of(),
            Map.of("CallSid", List.of(callId), "From", List.of("+1555")),
            null,
            null),
        NOON);
  }

  private static HoldLeft left(String callStatus, int step) {
    WebhookRequest request =
        new WebhookRequest(
            "/conference/after-hold",
            Map.of("call", "CA1", "step", Integer.toString(step)),
            Map.of("CallSid", List.of("CA1"), "CallStatus", List.of(callStatus)),
            null,
            null);
    return DocumentFetches.holdLeft(CallRef.of(request).ofCallerItself(), request, NOON);
  }

  private static List<Spoken> words(String text) {
    return List.of(Spoken.plain(text));
  }
}
