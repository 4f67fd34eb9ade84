package dev.patchcord.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.promise.BrokenCalls;
import dev.patchcord.orchestrator.promise.LoggedCall;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The watch in the real main, over a real broker: beside the calls, and switched off. */
class WatchedPromisesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void reportsAPromiseThatTheLiveTopicsShowBroken() throws Exception {
    EmbeddedKafkaBroker kafka =
        new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(
                Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "group.initial.rebalance.delay.ms", "0"));
    kafka.afterPropertiesSet();
    try (ConfigurableApplicationContext context =
        start(kafka.getBrokersAsString(), "--patchcord.watch.every=200ms")) {
      await().atMost(PATIENCE).until(() -> health(context).contains("\"watch\":\"RUNNING\""));
      write(kafka.getBrokersAsString(), BrokenCalls.all().get("NeverDialTwice").get());
      assertThat(reported(kafka.getBrokersAsString(), "NeverDialTwice").callId())
          .isEqualTo(LoggedCall.CALL);
      assertThat(
              context
                  .getBean(MeterRegistry.class)
                  .counter("patchcord.promises.broken", "promise", "NeverDialTwice")
                  .count())
          .isEqualTo(1);
    } finally {
      kafka.destroy();
    }
  }

  @Test
  void saysThatItWaitsAndCanBeSwitchedOff() throws Exception {
    try (ConfigurableApplicationContext context = start("localhost:1")) {
      assertThat(health(context)).contains("\"watch\":\"waiting for Kafka\"");
    }
    try (ConfigurableApplicationContext context =
        start("localhost:1", "--patchcord.watch.enabled=false")) {
      assertThat(health(context)).doesNotContain("\"watch\"");
    }
  }

  private ConfigurableApplicationContext start(String servers, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--KAFKA_BOOTSTRAP_SERVERS=" + servers,
                "--FROM_NUMBER=+14155550199",
                "--TO_NUMBER=+14155550123",
                "--server.port=0",
                "--patchcord.topics.partitions=1",
                "--patchcord.orchestrator.state-dir=" + directory.resolve("state"),
                "--patchcord.orchestrator.kafka-retry=200ms"));
    args.addAll(List.of(more));
    return OrchestratorApplication.start(args.toArray(String[]::new));
  }

  private static String health(ConfigurableApplicationContext context) throws Exception {
    String port = context.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://localhost:" + port + "/actuator/health");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static void write(String servers, List<JournalRecord> journal) throws Exception {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (JournalRecord record : journal) {
        producer
            .send(
                CloudEvents.record(
                    Topic.CALL_JOURNAL,
                    record.callId() + "/" + record.sequence(),
                    "/patchcord/test",
                    Clock.systemUTC().instant(),
                    record.callId(),
                    record))
            .get();
      }
    }
  }

  /** The first record about that promise, as soon as it is there. */
  private static BrokenPromise reported(String servers, String promise) {
    List<BrokenPromise> broken = new ArrayList<>();
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "test",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topic.BROKEN_PROMISES.title()));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(
                        each -> broken.add(ContractJson.read(each.value(), BrokenPromise.class)));
                broken.removeIf(each -> !each.promise().equals(promise));
                return !broken.isEmpty();
              });
    }
    return broken.getFirst();
  }
}
