package dev.patchcord.ingress.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.ingress.FakeEventLog;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.ingress.translate.DocumentFetches;
import dev.patchcord.ingress.translate.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final Answer WAIT = new Wait(List.of(), List.of("http://m.test/1"));
  private static final HoldMusicFetched FETCHED =
      DocumentFetches.holdMusicFetched(
          new CallRef("CA1", "CA1", Leg.CALLER, 0),
          new WebhookRequest("/conference/wait", Map.of(), Map.of(), null, null),
          new Stamp(Instant.parse("2026-11-22T12:00:00Z"), "nonce"));

  private final FakeEventLog log = new FakeEventLog();

  @Test
  void aSilentMachineIsNotGivenTheWholeBudgetAgainUntilItSpeaks() {
    Duration shortBudget = Duration.ofSeconds(1);
    Machine machine = new Machine(log, Duration.ofSeconds(5), shortBudget);
    CompletableFuture<Answer> late = new CompletableFuture<>();
    log.answerLater(event -> late);
    assertThat(time(machine, false)).isGreaterThanOrEqualTo(shortBudget);
    assertThat(time(machine, false)).isLessThan(shortBudget.dividedBy(2));
    // An answer for which nobody waits any more tells that the machine is back.
    late.complete(WAIT);
    log.answerLater(event -> new CompletableFuture<>());
    assertThat(time(machine, false)).isGreaterThanOrEqualTo(shortBudget);
    log.answer(WAIT);
    assertThat(time(machine, true)).isLessThan(shortBudget.dividedBy(2));
  }

  @Test
  void aLogThatIsAwayCostsNoTimeAndKeepsNoHeartbeats() {
    Machine machine = new Machine(log, Duration.ofSeconds(30), Duration.ofSeconds(30));
    log.goAway();
    assertThat(time(machine, false)).isLessThan(Duration.ofSeconds(10));
    assertThat(log.offeredAgain).isEmpty();
  }

  private static Duration time(Machine machine, boolean answered) {
    long begin = System.nanoTime();
    assertThat(machine.quickAnswerTo(FETCHED).isPresent()).isEqualTo(answered);
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
