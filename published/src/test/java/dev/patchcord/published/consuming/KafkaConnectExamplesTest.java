package dev.patchcord.published.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Connect runs the worker and both connectors of {@code docs/consuming.md}. */
class KafkaConnectExamplesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SNAPSHOT = "patchcord.call-snapshot.v1";
  private static final String INDEX = "patchcord.call-index.v1";
  private static final String COMMAND = "connect-standalone.sh ";

  @TempDir private static Path folder;

  private static WrittenTopics topics;
  private static ConnectWorker worker;
  private static List<ProducerRecord<String, String>> ended;

  @BeforeAll
  static void runsWhatThePageSays() throws IOException {
    topics = new WrittenTopics();
    ended = List.of(topics.record(INDEX, "CA01", Map.of()), topics.record(INDEX, "CA02", Map.of()));
    topics.givenUp(topics.record(INDEX, "CA00", Map.of()));
    topics.decided(ended);
    topics.decided(List.of(live("CA01", "HOLD"), topics.tombstone(SNAPSHOT, "CA01")));
    topics.givenUp(live("CA02", "FALLBACK"));
    topics.decided(List.of(live("CA02", "AI"), live("CA02", "BRIDGED")));

    ConsumingPage page = new ConsumingPage();
    write("worker.properties", workerOf(page));
    write("ended-calls.json", connectorOf(page, "ended-calls"));
    write("live-calls.json", connectorOf(page, "live-calls"));
    String command = page.block("console", COMMAND).lines().findFirst().orElseThrow();
    worker =
        new ConnectWorker(
            folder, command.substring(command.indexOf(COMMAND) + COMMAND.length()).split(" "));
  }

  @AfterAll
  static void ends() {
    if (worker != null) {
      worker.close();
    }
    topics.close();
  }

  @Test
  void endedCallsAreWrittenAsTheyStand() {
    awaitLines(
        "ended.jsonl",
        lines ->
            lines.containsExactlyElementsOf(ended.stream().map(ProducerRecord::value).toList()));
  }

  @Test
  void liveCallsComeAsMapsAndTombstonesNotAtAll() {
    awaitLines(
        "live.txt",
        lines ->
            lines
                .extracting(KafkaConnectExamplesTest::state)
                .containsExactly("HOLD", "AI", "BRIDGED"));
  }

  private static ProducerRecord<String, String> live(String call, String state) {
    return topics.record(SNAPSHOT, call, Map.of("state", state));
  }

  private static String workerOf(ConsumingPage page) {
    String worker = page.block("properties", "bootstrap.servers");
    worker = ConsumingPage.moved(worker, "localhost:9092", topics.servers());
    worker = ConsumingPage.moved(worker, "localhost:8083", "localhost:0");
    worker = ConsumingPage.moved(worker, "/var/lib/calls", folder.toString());
    return ConsumingPage.moved(
        worker, "/opt/kafka/libs/connect-file-4.2.0.jar", ConnectWorker.FILE_PLUGIN.toString());
  }

  private static String connectorOf(ConsumingPage page, String name) {
    String connector = page.block("json", "\"%s\"".formatted(name));
    return ConsumingPage.moved(connector, "/var/lib/calls", folder.toString());
  }

  private static void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static void awaitLines(String file, Consumer<ListAssert<String>> expected) {
    await(file)
        .atMost(PATIENCE)
        .failFast(() -> assertThat(worker.isGone()).as(worker::log).isFalse())
        .untilAsserted(() -> expected.accept(assertThat(lines(file)).as(worker::log)));
  }

  private static List<String> lines(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }

  /** As a Java map spells it; a piece of JSON has none. */
  private static String state(String line) {
    Matcher state = Pattern.compile("^\\{.*\\bstate=([A-Z]+)").matcher(line);
    return state.find() ? state.group(1) : line;
  }
}
