package dev.patchcord.console.board;

import static dev.patchcord.console.Samples.NOON;
import static dev.patchcord.console.Samples.callId;
import static dev.patchcord.console.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.console.projection.Fact;
import dev.patchcord.console.projection.Fact.CallSeen;
import dev.patchcord.console.projection.Fact.Decided;
import dev.patchcord.console.projection.Limits;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final Limits LIMITS = new Limits(100, 100);

  private static Fact changed(int call, CallState from, CallState to, int second) {
    return new Decided(callId(call), 0, NOON.plusSeconds(second), from, to);
  }

  /** A call that is adopted, waits for 35 s, talks, and ends; another one waits still. */
  private static List<Fact> hour() {
    return List.of(
        changed(1, null, CallState.AI, 2),
        changed(1, CallState.AI, CallState.HOLD, 12),
        changed(1, CallState.HOLD, CallState.DIALING, 14),
        changed(1, CallState.DIALING, CallState.BRIDGED, 47),
        changed(2, null, CallState.AI, 51),
        changed(1, CallState.BRIDGED, CallState.ENDED, 63),
        changed(2, CallState.AI, CallState.HOLD, 71),
        new CallSeen(snapshot(callId(1), CallState.ENDED, NOON.plusSeconds(63))),
        new CallSeen(snapshot(callId(2), CallState.HOLD, NOON.plusSeconds(71))));
  }

  /** Value of a curve that many seconds after noon, seen from 95 s after it. */
  private static int at(List<Integer> curve, int second) {
    return curve.get(curve.size() - 1 - (90 - second) / 10);
  }

  private static Trend trend(List<Fact> facts) {
    return Trend.of(Projection.EMPTY.with(facts, LIMITS), NOON.plusSeconds(95));
  }

  @Test
  void aConsoleThatHasJustReadTheTopicsKnowsWhatWasBefore() {
    Trend trend = trend(hour());
    assertThat(trend.end()).isEqualTo(NOON.getEpochSecond() + 90);
    List<Integer> ai = Objects.requireNonNull(trend.calls().get(CallState.AI));
    List<Integer> dialing = Objects.requireNonNull(trend.calls().get(CallState.DIALING));
    List<Integer> bridged = Objects.requireNonNull(trend.calls().get(CallState.BRIDGED));
    assertThat(List.of(at(ai, 0), at(ai, 10), at(ai, 20), at(ai, 60), at(ai, 80)))
        .containsExactly(0, 1, 0, 1, 0);
    assertThat(List.of(at(dialing, 10), at(dialing, 20), at(dialing, 40), at(dialing, 50)))
        .containsExactly(0, 1, 1, 0);
    assertThat(List.of(at(bridged, 40), at(bridged, 50), at(bridged, 60), at(bridged, 70)))
        .containsExactly(0, 1, 1, 0);
    assertThat(trend.ended()).isEqualTo(1);
  }

  @Test
  void waitsAreKnownWhileTheyWereAndWhenTheyAreOver() {
    Trend trend = trend(hour());
    assertThat(at(trend.waiting(), 20)).isEqualTo(1);
    assertThat(at(trend.waiting(), 50)).isZero();
    assertThat(at(trend.waiting(), 90)).isEqualTo(1);
    assertThat(at(trend.longest(), 20)).isEqualTo(8);
    assertThat(at(trend.longest(), 40)).isEqualTo(28);
    assertThat(at(trend.longest(), 50)).as("it was over at 47 s").isZero();
    assertThat(at(trend.longest(), 90)).as("who waits still").isEqualTo(19);
    assertThat(trend.says())
        .contains("1 call ended", "at most 1 caller waited", "the longest 28 s");
  }

  @Test
  void changesAreCountedByTheMinuteBefore() {
    Trend trend = trend(hour());
    assertThat(at(trend.perMinute(), 10)).as("an adoption is none").isZero();
    assertThat(at(trend.perMinute(), 50)).isEqualTo(3);
    assertThat(at(trend.perMinute(), 90)).isEqualTo(3);
  }

  @Test
  void theOrderOfReadingDoesNotMatter() {
    List<Fact> backwards = new ArrayList<>(hour()).reversed();
    assertThat(trend(hour()).perMinute()).isEqualTo(trend(backwards).perMinute());
    assertThat(trend(hour()).calls().get(CallState.AI))
        .isEqualTo(trend(backwards).calls().get(CallState.AI));
  }

  @Test
  void whatIsOlderThanTheHourIsForgotten() {
    List<Fact> facts = new ArrayList<>(hour());
    Instant later = NOON.plusSeconds(7_200);
    facts.add(new Decided(callId(3), 0, later, CallState.AI, CallState.HOLD));
    Projection known = Projection.EMPTY.with(facts, LIMITS);
    assertThat(known.history().byStretch()).hasSize(1);
    assertThat(Trend.of(known, later.plusSeconds(60)).ended()).isZero();
  }
}
