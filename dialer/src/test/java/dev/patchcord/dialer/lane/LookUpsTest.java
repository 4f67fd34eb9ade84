package dev.patchcord.dialer.lane;

import static dev.patchcord.dialer.Commands.NOON;
import static dev.patchcord.dialer.Commands.callBack;
import static dev.patchcord.dialer.Commands.cancel;
import static dev.patchcord.dialer.Commands.dial;
import static dev.patchcord.dialer.Commands.hold;
import static dev.patchcord.dialer.Commands.lookUpAttempt;
import static dev.patchcord.dialer.Commands.lookUpCaller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.dialer.telephony.Conversation;
import dev.patchcord.dialer.telephony.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Questions to the carrier: what they end in, and that nothing waits for them. */
class LookUpsTest {
  private final Bench bench = new Bench();

  @Test
  void tellsWhatWasFound() {
    List<FoundLeg> legs = List.of(new FoundLeg("CA1", LegStatus.IN_PROGRESS, NOON));
    bench.telephony.play(command -> new Reply.Found(legs, List.of("caller"), "CF1"));
    bench.run(lookUpCaller("CA1", 1, "CF1"));
    assertThat(bench.outcomes.all())
        .containsExactly(new LookedUp("CA1-1", "CA1", NOON, legs, List.of("caller"), "CF1"));
  }

  @Test
  void keepsWhatWentOverTheWireWithTheOutcome() {
    Exchange exchange = new Exchange("GET", "/Calls", List.of(), 200, "{}", Duration.ofMillis(5));
    bench.telephony.play(
        command -> {
          Conversation.heard(exchange);
          return found("CA1");
        });
    bench.run(lookUpCaller("CA1", 1, "CF1"));
    assertThat(bench.outcomes.ends())
        .satisfiesExactly(each -> assertThat(each.exchanges()).containsExactly(exchange));
  }

  @Test
  void leavesOutTheLegsThatItDialledForOthers() {
    bench.run(dial("CB1", 1, 1));
    bench.run(callBack("CA1", 1, 1));
    bench.run(dial("CA1", 2, 2));
    bench.telephony.play(command -> found("leg-of-CB1-1", "leg-of-CA1-1", "leg-of-CA1-2", "CA8"));
    bench.run(lookUpAttempt("CA1", 3, 1, null));
    assertThat(lastFound()).containsExactly("CA8");
    bench.run(lookUpAttempt("CA1", 4, 2, null));
    assertThat(lastFound()).containsExactly("leg-of-CA1-2", "CA8");
  }

  @Test
  void holdsUpNoOtherCommandOfItsCall() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.telephony.play(
        command -> command instanceof LookUpCaller ? whenOpen(slow, command) : answer(command));
    bench.lanes.accept(bench.pending(lookUpCaller("CA1", 1, null)));
    bench.lanes.accept(bench.pending(hold("CA1", 2)));
    bench.lanes.accept(bench.pending(cancel("CA1", 3, 1, "CA7")));
    await().until(() -> bench.telephony.posts().contains("CA1-3 CA7"));
    assertThat(bench.lanes.waiting()).isEqualTo(1);
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
  }

  @Test
  void takesASmallShareOfThePlacesAtTheCarrierHoweverManyAreAsked() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.telephony.play(
        command -> command instanceof LookUpAttempt ? whenOpen(slow, command) : answer(command));
    for (int call = 0; call < 3 * Bench.CEILING; call++) {
      bench.lanes.accept(bench.pending(lookUpAttempt("CA" + call, 1, 1, null)));
    }
    await().until(() -> bench.running() == Bench.CEILING / 10);
    for (int call = 0; call < 100; call++) {
      bench.lanes.accept(bench.pending(dial("CB" + call, 1, 1)));
      bench.lanes.accept(bench.pending(hold("CA" + call, 2)));
    }
    await().until(() -> bench.outcomes.ends().size() == 200);
    assertThat(bench.telephony.posts()).hasSize(200 + Bench.CEILING / 10);
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.running()).isZero();
  }

  private List<String> lastFound() {
    LookedUp last = (LookedUp) bench.outcomes.ends().getLast();
    return last.legs().stream().map(FoundLeg::legSid).toList();
  }

  private static Reply answer(CallCommand command) {
    return command instanceof DialSpecialist ? ScriptedTelephony.obey(command) : found("CA7");
  }

  private static Reply found(String... legSids) {
    return new Reply.Found(
        Stream.of(legSids).map(sid -> new FoundLeg(sid, LegStatus.RINGING, NOON)).toList(),
        null,
        null);
  }

  private static Reply whenOpen(CountDownLatch latch, CallCommand command) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer(command);
  }
}
