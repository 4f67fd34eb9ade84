package dev.patchcord.published.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flink runs both scripts of {@code docs/consuming.md}. */
class FlinkSqlExamplesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SNAPSHOT = "patchcord.call-snapshot.v1";
  private static final String JOURNAL = "patchcord.journal-record.v1";

  private static WrittenTopics topics;

  @BeforeAll
  static void starts() {
    topics = new WrittenTopics();
  }

  @AfterAll
  static void ends() {
    topics.close();
  }

  @Test
  void liveCallsAreCountedByState() {
    topics.givenUp(live("CA01", "FALLBACK"));
    topics.decided(
        List.of(
            live("CA01", "DIALING"),
            live("CA02", "HOLD"),
            live("CA02", "AI"),
            live("CA03", "BRIDGED"),
            live("CA04", "AI"),
            live("CA05", "ENDED"),
            topics.tombstone(SNAPSHOT, "CA01")));

    try (FlinkScript script = script("'patchcord.calls'")) {
      // The states that were left stand in the result before they are taken out again.
      await("what is live now")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(script.rows()).contains(first("DIALING"), first("HOLD"));
                assertThat(result(script.rows()))
                    .containsExactly(entry("AI", 2L), entry("BRIDGED", 1L));
              });
      assertThat(script.rows()).doesNotContain(first("FALLBACK"), first("ENDED"));
    }
  }

  @Test
  void bridgesAndFallbacksAreCountedWhenTheirHourIsOver() {
    topics.givenUp(went("DIALING", "BRIDGED", "2026-11-28T13:00:00Z"));
    topics.decided(
        List.of(
            went("DIALING", "BRIDGED", "2026-11-28T13:00:00.123456789Z"),
            went("BRIDGED", "BRIDGED", "2026-11-28T13:10:00Z"),
            went("HOLD", "DIALING", "2026-11-28T13:20:00Z"),
            went("DIALING", "BRIDGED", "2026-11-28T13:59:59.999Z"),
            went("DIALING", "FALLBACK", "2026-11-28T14:00:00Z"),
            // Only says that the hour before is over.
            went("DIALING", "BRIDGED", "2026-11-28T15:00:10.001Z")));

    try (FlinkScript script = script("'patchcord.call-journal'")) {
      await("the hours that are over")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(script.rows())
                      .containsExactlyInAnyOrder(
                          hour("2026-11-28T13:00", "BRIDGED", 2),
                          hour("2026-11-28T14:00", "FALLBACK", 1)));
    }
  }

  private static FlinkScript script(String topic) {
    String script = new ConsumingPage().block("sql", topic);
    return new FlinkScript(ConsumingPage.moved(script, "localhost:9092", topics.servers()));
  }

  private static ProducerRecord<String, String> live(String call, String state) {
    return topics.record(SNAPSHOT, call, Map.of("state", state));
  }

  private static ProducerRecord<String, String> went(String from, String to, String at) {
    return topics.record(JOURNAL, "CA01", Map.of("from", from, "to", to, "at", at));
  }

  private static Row first(String state) {
    return Row.ofKind(RowKind.INSERT, state, 1L);
  }

  private static Row hour(String start, String to, long calls) {
    return Row.ofKind(RowKind.INSERT, LocalDateTime.parse(start), to, calls);
  }

  /** The table that the changes make. */
  private static Map<String, Long> result(List<Row> changes) {
    Map<String, Long> result = new TreeMap<>();
    for (Row row : changes) {
      String state = row.<String>getFieldAs(0);
      switch (row.getKind()) {
        case INSERT, UPDATE_AFTER -> result.put(state, row.getFieldAs(1));
        case UPDATE_BEFORE, DELETE -> result.remove(state);
      }
    }
    return result;
  }
}
