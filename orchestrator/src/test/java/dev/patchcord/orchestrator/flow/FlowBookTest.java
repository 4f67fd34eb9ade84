package dev.patchcord.orchestrator.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.DeadlineExpired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowBookTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String FLOW =
      """
        - version: %s
          numbers: [%s]
          from: "+14155550199"
          specialists: [{name: Ann, number: "+14155550123"}]
      """;
  private final FlowBook book =
      FlowFile.read(
          "flows.yaml",
          "flows:\n"
              + FLOW.formatted("first", "\"+14155550101\"")
              + FLOW.formatted("second", "\"+14155550102\", sip:desk@example.com"));

  private String versionFor(Trigger trigger) {
    return book.forTrigger(trigger).version();
  }

  private static Origin origin(Map<String, List<String>> fields) {
    return new Origin("twilio", "/conference", "d1", Map.of(), fields, null);
  }

  @Test
  void looksForTheNumberThatWasDialled() {
    Origin none = origin(Map.of());
    assertThat(versionFor(new CallArrived("CA1", NOON, none, "+1999", "+14155550102")))
        .isEqualTo("second");
    assertThat(
            versionFor(
                new CalledBack(
                    "CA1",
                    NOON,
                    none,
                    "CA1",
                    "+1999",
                    "+14155550102",
                    "CA0",
                    1,
                    null,
                    null,
                    null,
                    List.of())))
        .isEqualTo("second");
  }

  @Test
  void comparesNumbersHoweverTheyAreWritten() {
    for (String dialled :
        List.of("+1 (415) 555-0102", " 14155550102", "SIP:desk@example.com;transport=tcp")) {
      assertThat(book.forNumber(dialled).version()).as(dialled).isEqualTo("second");
    }
  }

  @Test
  void givesEveryOtherCallTheFirstFlow() {
    Origin none = origin(Map.of());
    assertThat(versionFor(new CallArrived("CA1", NOON, none, "+1999", ""))).isEqualTo("first");
    assertThat(versionFor(new CallArrived("CA1", NOON, none, "+1999", "+1888"))).isEqualTo("first");
    assertThat(versionFor(new DeadlineExpired("CA1", NOON, "hold-limit", NOON))).isEqualTo("first");
  }

  @Test
  void findsTheNumberOfACallThatIsFirstHeardOfLater() {
    Map<String, List<String>> caller =
        Map.of("Direction", List.of("inbound"), "To", List.of("+14155550102"));
    assertThat(versionFor(new CallerReachedHold("CA1", NOON, origin(caller), "CA1")))
        .isEqualTo("second");
    Map<String, List<String>> specialist =
        Map.of("Direction", List.of("outbound-api"), "To", List.of("+14155550102"));
    assertThat(versionFor(new CallerReachedHold("CA1", NOON, origin(specialist), "CA1")))
        .isEqualTo("first");
  }

  @Test
  void hurriesWhatWeTimeAndNotWhatTheCarrierTimes() {
    Flow flow = book.forNumber(null);
    Flow hurried = book.fasterBy(20).forNumber(null);
    assertThat(hurried.version()).isEqualTo(flow.version());
    assertThat(hurried.holdLimit()).isEqualTo(Duration.ofSeconds(9));
    assertThat(hurried.handOverDelay()).isEqualTo(Duration.ofMillis(150));
    assertThat(hurried.waiting().noteEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(hurried.callbacks().delay()).isEqualTo(Duration.ofSeconds(15));
    assertThat(hurried.timing()).isEqualTo(flow.timing().fasterBy(20));
    assertThat(hurried.ringTimeout()).isEqualTo(flow.ringTimeout());
    assertThat(hurried.screening()).isEqualTo(flow.screening());
    assertThat(book.fasterBy(20).forNumber("+14155550102").version()).isEqualTo("second");
  }
}
