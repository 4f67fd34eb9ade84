package dev.patchcord.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.orchestrator.flow.InvalidFlows;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The real main: without Kafka, with bad settings, and over a real broker with a restart. */
@ExtendWith(OutputCaptureExtension.class)
class OrchestratorApplicationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  private ConfigurableApplicationContext start(String bootstrapServers) {
    return start(bootstrapServers, "--TO_NUMBER=+14155550123");
  }

  private ConfigurableApplicationContext start(String bootstrapServers, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--KAFKA_BOOTSTRAP_SERVERS=" + bootstrapServers,
                "--FROM_NUMBER=+14155550199",
                "--INSTANCE_ID=orchestrator-test",
                "--server.port=0",
                "--patchcord.topics.partitions=2",
                "--patchcord.orchestrator.state-dir=" + directory.resolve("state"),
                "--patchcord.orchestrator.threads=1",
                "--patchcord.orchestrator.kafka-retry=200ms"));
    args.addAll(List.of(more));
    return OrchestratorApplication.start(args.toArray(String[]::new));
  }

  @Test
  void stopsTheStartWithALineThatNamesTheSetting(CapturedOutput output) {
    assertThatThrownBy(() -> start("localhost:1", "--TO_NUMBER="))
        .hasRootCauseInstanceOf(InvalidSetting.class);
    assertThat(output)
        .contains("TO_NUMBER (patchcord.flow.specialist-number) is not set: expected");
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void stopsTheStartWithTheMistakesOfTheFlowFile(CapturedOutput output) throws Exception {
    Path file = Files.writeString(directory.resolve("flows.yaml"), "flows:\n  - version: a\n");
    assertThatThrownBy(() -> start("localhost:1", "--FLOWS=" + file))
        .hasRootCauseInstanceOf(InvalidFlows.class);
    assertThat(output).contains(file + ":2:5 flows[0]: numbers is missing: write");
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void handlesCallsByTheFlowFile(CapturedOutput output) throws Exception {
    try (ConfigurableApplicationContext context =
        start("localhost:1", "--FLOWS=../docs/flows/clinic.yaml", "--TO_NUMBER=")) {
      assertThat(context.getBean(FlowBook.class).forNumber("+4930555010").version())
          .isEqualTo("clinic-1");
    }
    assertThat(output).contains("flow clinic-1 answers +4930555010; specialists: Empfang,");
  }

  @Test
  void refusesASettingThatItDoesNotKnow(CapturedOutput output) {
    assertThatThrownBy(
        () -> start("localhost:1", "--TO_NUMBER=+1415", "--patchcord.flow.ring-timout=9s"));
    assertThat(output).contains("patchcord.flow.ring-timout");
  }

  @Test
  void waitsForKafkaAndSaysSo(CapturedOutput output) throws Exception {
    try (ConfigurableApplicationContext context = start("localhost:1")) {
      assertThat(health(context)).contains("\"DOWN\"").contains("waiting for Kafka");
      assertThat(readiness(context).statusCode()).isEqualTo(503);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(output).contains("Kafka at localhost:1 does not answer"));
    }
  }

  @Test
  void saysWhyTheStreamCannotStartAndTriesAgain(CapturedOutput output) throws Exception {
    EmbeddedKafkaBroker kafka = broker();
    Path taken = directory.resolve("state");
    Files.createFile(taken);
    try (ConfigurableApplicationContext context = start(kafka.getBrokersAsString())) {
      await().atMost(PATIENCE).until(() -> health(context).contains("cannot start"));
      assertThat(health(context)).contains("\"DOWN\"").contains("ProcessorStateException");
      assertThat(readiness(context).statusCode()).isEqualTo(503);
      assertThat(output).contains("the stream cannot start").contains("trying again in 0.2 s");
      Files.delete(taken);
      await().atMost(PATIENCE).until(() -> readiness(context).statusCode() == 200);
      assertThat(health(context)).contains("RUNNING").doesNotContain("cannot start");
    } finally {
      kafka.destroy();
    }
  }

  @Test
  void journalsTheLargestEventThatCanBeSent() throws Exception {
    EmbeddedKafkaBroker kafka = broker();
    try (ConfigurableApplicationContext context = start(kafka.getBrokersAsString())) {
      await().atMost(PATIENCE).until(() -> readiness(context).statusCode() == 200);
      AiReported report = Happenings.reported();
      int room = 1024 * 1024 - 600 - ContractJson.write(report).length;
      send(
          kafka.getBrokersAsString(),
          new AiReported(
              report.callId(), report.at(), report.origin(), report.kind(), "v".repeat(room), null),
          "large");
      JournalRecord journal = journal(kafka.getBrokersAsString(), 1).getFirst();
      assertThat(ContractJson.write(journal).length).isGreaterThan(1024 * 1024);
    } finally {
      kafka.destroy();
    }
  }

  private static EmbeddedKafkaBroker broker() {
    EmbeddedKafkaBroker kafka =
        new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(
                Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "group.initial.rebalance.delay.ms", "0"));
    kafka.afterPropertiesSet();
    return kafka;
  }

  @Test
  void goesOnAfterARestartWhereItStopped() throws Exception {
    EmbeddedKafkaBroker kafka = broker();
    try {
      String servers = kafka.getBrokersAsString();
      try (ConfigurableApplicationContext first = start(servers)) {
        await().atMost(PATIENCE).until(() -> readiness(first).statusCode() == 200);
        assertThat(readiness(first).body()).contains("RUNNING");
        send(servers, Happenings.opened(1), "a");
        send(servers, Happenings.wantedByAssistant(), "b");
        assertThat(journal(servers, 2)).extracting(JournalRecord::sequence).containsExactly(1L, 2L);
      }
      try (ConfigurableApplicationContext second = start(servers)) {
        JournalRecord handOver = journal(servers, 3).getLast();
        assertThat(handOver.commands()).singleElement().isInstanceOf(HoldCaller.class);
        assertThat(health(second)).contains("RUNNING");
      }
    } finally {
      kafka.destroy();
    }
  }

  private static String health(ConfigurableApplicationContext context) throws Exception {
    return get(context, "/actuator/health").body();
  }

  private static HttpResponse<String> readiness(ConfigurableApplicationContext context)
      throws Exception {
    return get(context, "/actuator/health/readiness");
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
      throws Exception {
    String port = context.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static void send(String servers, Object event, String id) throws Exception {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              CloudEvents.record(
                  Topic.TELEPHONY_EVENTS,
                  id,
                  "/patchcord/test",
                  Instant.EPOCH,
                  Happenings.CALL,
                  event))
          .get();
    }
  }

  /** The journal from its beginning, as soon as it has this many records. */
  private static List<JournalRecord> journal(String servers, int count) {
    List<JournalRecord> journal = new ArrayList<>();
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "journal-" + count,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topic.CALL_JOURNAL.title()));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(
                        each -> journal.add(ContractJson.read(each.value(), JournalRecord.class)));
                return journal.size() >= count;
              });
    }
    return journal;
  }
}
