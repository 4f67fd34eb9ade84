package dev.patchcord.orchestrator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.replay.CallFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallQueryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** Ada's mailbox answered, then Ben Brown took the call after 12.5 s. */
  private static final CallFacts CALL =
      new CallFacts(
          "CA-1",
          "+14155550100",
          "+14155550199",
          "clinic-1",
          "2",
          NOON,
          NOON.plusSeconds(60),
          NOON.plusSeconds(60),
          List.of(CallState.AI, CallState.HOLD, CallState.DIALING, CallState.BRIDGED),
          List.of("Ada", "Ben Brown"),
          List.of("voicemail", "accepted"),
          2,
          List.of("ai/wanted", "hold/joined"),
          9,
          1,
          Duration.ofMillis(12_500),
          "dialing/voicemail",
          null);

  private static boolean fits(String query) {
    return CallQuery.parse(query).test(CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=BRIDGED",
        "state = bridged and outcome = voicemail",
        "state!=FALLBACK",
        "outcome=busy or outcome=accepted",
        "not outcome=busy",
        "not (outcome=busy or state=FALLBACK)",
        "outcome=busy and state=AI or attempts=2",
        "specialist='Ben Brown'",
        "specialist~brown",
        "from~0100",
        "to=\"+14155550199\"",
        "transition~hold/",
        "time-to-person>12s",
        "time-to-person<12600ms",
        "duration=1m",
        "rejected>0",
        "ended=yes",
        "AGREES=YES AND machine=2",
        "flow!=clinic-2",
        "specialist!='or'"
      })
  void fitsTheCall(String query) {
    assertThat(fits(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=FALLBACK",
        "state!=BRIDGED",
        "state=FALLBACK and outcome=voicemail",
        "outcome=voicemail and (state=FALLBACK or attempts>2)",
        "outcome=busy and state=AI or attempts=3",
        "not ended=yes",
        "specialist=Ben",
        "time-to-person>12.5s",
        "rejected<1"
      })
  void doesNotFitTheCall(String query) {
    assertThat(fits(query)).isFalse();
  }

  @Test
  void comparesNoTimeToAPersonThatNobodyReached() {
    CallFacts alone =
        new CallFacts(
            "CA-2", "", "", "", "2", NOON, NOON, null, List.of(), List.of(), List.of(), 0,
            List.of(), 1, 0, null, null, null);
    assertThat(CallQuery.parse("time-to-person<1h").test(alone)).isFalse();
    assertThat(CallQuery.parse("time-to-person>0s").test(alone)).isFalse();
    assertThat(CallQuery.parse("time-to-person!=1s").test(alone)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "state= | expected a text at column 7, but found the end",
        "state=AI outcome=busy | expected and, or, or the end at column 10, but found \"outcome\"",
        "state=AI and | at column 13, but found the end",
        "colour=red | at column 1, but found \"colour\"",
        "(state=AI | expected ) at column 10, but found the end",
        "attempts~2 | expected one of = != < > after attempts at column 9, but found \"~\"",
        "attempts>many | expected a whole number at column 10, but found \"many\"",
        "ended=maybe | expected yes or no at column 7, but found \"maybe\"",
        "duration>12x | expected a time such as 500ms, 12s or 1.5m at column 10",
        "specialist='Ada | expected the quotation to be closed at column 12",
        "state AI | expected one of = != ~ after state at column 7, but found \"AI\"",
        "'state'=AI | at column 1, but found \"state\""
      })
  void saysWhereAMistakeIs(String query, String message) {
    assertThatThrownBy(() -> CallQuery.parse(query))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesTheFieldsThatThereAre() {
    assertThatThrownBy(() -> CallQuery.parse(""))
        .hasMessageStartingWith("expected a field (call, state, outcome, specialist, from, to,")
        .hasMessageEndingWith("at column 1, but found the end");
  }
}
