package dev.patchcord.console.projection;

import static dev.patchcord.console.Samples.NOON;
import static dev.patchcord.console.Samples.callId;
import static dev.patchcord.console.Samples.ended;
import static dev.patchcord.console.Samples.letter;
import static dev.patchcord.console.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.patchcord.console.projection.Fact.CallEnded;
import dev.patchcord.console.projection.Fact.CallForgotten;
import dev.patchcord.console.projection.Fact.CallSeen;
import dev.patchcord.console.projection.Fact.Decided;
import dev.patchcord.console.projection.Fact.LetterFiled;
import dev.patchcord.console.projection.Fact.LetterPutBack;
import dev.patchcord.console.projection.Rates.Arrow;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final Limits LIMITS = new Limits(100, 10);
  private static final String CALL = callId(1);

  private static Projection after(Fact... facts) {
    return Projection.EMPTY.with(List.of(facts), LIMITS);
  }

  private static Fact seen(CallState state, int second) {
    return new CallSeen(snapshot(CALL, state, NOON.plusSeconds(second)));
  }

  private static Fact changed(CallState from, CallState to, int second) {
    return new Decided(CALL, 0, NOON.plusSeconds(second), from, to);
  }

  @Test
  void aCallIsKnownUntilItsTombstone() {
    Projection known = after(seen(CallState.AI, 0));
    assertThat(known.call(CALL)).isPresent();
    assertThat(known.with(List.of(new CallForgotten(CALL)), LIMITS).call(CALL)).isEmpty();
    assertThat(known.call(CALL)).as("the projection before is not changed").isPresent();
  }

  @Test
  void theWaitBeginsWithTheWishAndNotWithTheLastState() {
    Projection known =
        after(
            changed(CallState.AI, CallState.HOLD, 0),
            seen(CallState.HOLD, 0),
            changed(CallState.HOLD, CallState.DIALING, 20),
            seen(CallState.DIALING, 20),
            changed(CallState.DIALING, CallState.FALLBACK, 50),
            seen(CallState.FALLBACK, 50));
    assertThat(known.call(CALL).orElseThrow().wishedAt()).isEqualTo(NOON);
  }

  @Test
  void theWaitIsKnownWhicheverTopicIsReadFirst() {
    Projection snapshotFirst =
        after(seen(CallState.DIALING, 20))
            .with(
                List.of(
                    changed(CallState.AI, CallState.HOLD, 0),
                    changed(CallState.HOLD, CallState.DIALING, 20)),
                LIMITS);
    Projection journalFirst =
        after(
                changed(CallState.AI, CallState.HOLD, 0),
                changed(CallState.HOLD, CallState.DIALING, 20))
            .with(List.of(seen(CallState.DIALING, 20)), LIMITS);
    assertThat(snapshotFirst.call(CALL).orElseThrow().wishedAt()).isEqualTo(NOON);
    assertThat(journalFirst.call(CALL).orElseThrow().wishedAt()).isEqualTo(NOON);
  }

  @Test
  void aSecondWaitBeginsAnew() {
    Projection known =
        after(
            changed(CallState.AI, CallState.HOLD, 0),
            seen(CallState.HOLD, 0),
            changed(CallState.HOLD, CallState.AI, 10),
            seen(CallState.AI, 10),
            changed(CallState.AI, CallState.HOLD, 90),
            seen(CallState.HOLD, 90));
    assertThat(known.call(CALL).orElseThrow().wishedAt()).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void ratesCountTheLastMinuteOnly() {
    Projection known =
        after(
            changed(CallState.AI, CallState.HOLD, 0),
            changed(CallState.AI, CallState.HOLD, 50),
            changed(CallState.HOLD, CallState.HOLD, 50));
    assertThat(known.rates().perMinute(NOON.plusSeconds(55)))
        .containsOnly(entry(new Arrow(CallState.AI, CallState.HOLD), 2));
    assertThat(known.rates().perMinute(NOON.plusSeconds(100)))
        .containsEntry(new Arrow(CallState.AI, CallState.HOLD), 1);
    assertThat(known.rates().perMinute(NOON.plusSeconds(200))).isEmpty();
  }

  @Test
  void whenEachPartitionWasLastDecidedIsKnown() {
    Projection known =
        after(
            changed(CallState.HOLD, CallState.HOLD, 50),
            changed(CallState.AI, CallState.HOLD, 20),
            new Decided(callId(2), 4, NOON, null, CallState.AI));
    assertThat(known.decided()).containsOnly(entry(0, NOON.plusSeconds(50)), entry(4, NOON));
  }

  @Test
  void onlyTheNewestEndedCallsAreRemembered() {
    List<Fact> facts =
        IntStream.range(0, 500)
            .<Fact>mapToObj(
                i -> new CallEnded(ended(callId(i), NOON.plusSeconds(i), "Ada", "no-answer")))
            .toList();
    Projection known = Projection.EMPTY.with(facts, LIMITS);
    assertThat(known.ended()).hasSizeLessThanOrEqualTo(110).containsKey(callId(499));
    assertThat(known.ended()).doesNotContainKey(callId(0));
  }

  @Test
  void aLetterIsOpenUntilItWasPutBack() {
    Projection known = after(new LetterFiled("3:41", letter(CALL, NOON)));
    assertThat(known.letters().get("3:41").isOpen()).isTrue();
    Projection later =
        known.with(
            List.of(
                new LetterPutBack(
                    new DeadLetterRequeued(
                        "3:41", NOON, "kim", "patchcord.telephony-events", 3, null))),
            LIMITS);
    assertThat(later.letters().get("3:41").isOpen()).isFalse();
  }
}
