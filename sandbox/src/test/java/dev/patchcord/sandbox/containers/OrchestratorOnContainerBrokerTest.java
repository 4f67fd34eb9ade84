package dev.patchcord.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.OrchestratorApplication;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.kafka.KafkaContainer;

/** The orchestrator's real main against a broker that is not in its JVM. */
class OrchestratorOnContainerBrokerTest {
  private static final String CALL = "CA0123456789abcdef0123456789abcdef";
  private static final int PARTITIONS = 2;

  @TempDir Path stateDir;

  @Test
  void journalsTheWishForAPersonAndAsksTheDialerToHoldTheCaller() throws Exception {
    String image = ContainerEngine.kafkaImage();
    ContainerEngine.orSkip(getClass(), image);
    try (KafkaContainer broker = new KafkaContainer(image)) {
      broker.start();
      try (ConfigurableApplicationContext _ = orchestrator(broker.getBootstrapServers());
          KafkaConsumer<String, byte[]> written = consumer(broker.getBootstrapServers())) {

        // The services live in the machine's time, so an event of another day would be overdue.
        SpecialistRequested wish =
            new SpecialistRequested(
                CALL,
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
                new Origin("connect", "/connect", "delivery-1", Map.of(), Map.of(), null),
                "connect",
                null,
                "wants a contract changed",
                null,
                null,
                null,
                List.of());
        RecordMetadata sent = send(broker.getBootstrapServers(), wish);

        List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
        await("a journal record and a command")
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () -> {
                  written.poll(Duration.ofMillis(100)).forEach(seen::add);
                  assertThat(of(Topic.CALL_JOURNAL, seen)).isNotEmpty();
                  assertThat(of(Topic.CALL_COMMANDS, seen)).isNotEmpty();
                });

        ConsumerRecord<String, byte[]> command = of(Topic.CALL_COMMANDS, seen).getFirst();
        assertThat(command.key()).isEqualTo(CALL);
        assertThat(CloudEvents.text(command.headers(), CloudEvents.ID)).isEqualTo(CALL + "-1");
        HoldCaller hold = (HoldCaller) ContractJson.read(command.value(), CallCommand.class);
        assertThat(hold.legSid()).as("the caller's leg is the call").isEqualTo(CALL);

        JournalRecord taken =
            ContractJson.read(of(Topic.CALL_JOURNAL, seen).getFirst().value(), JournalRecord.class);
        assertThat(taken.trigger()).isEqualTo(wish);
        assertThat(taken.from()).as("first heard of with this event").isNull();
        assertThat(taken.to()).isEqualTo(CallState.HOLD);
        assertThat(taken.commands()).containsExactly(hold);
        assertThat(taken.source())
            .isEqualTo(new JournalRecord.Source(sent.topic(), sent.partition(), sent.offset()));
      }
    }
  }

  private ConfigurableApplicationContext orchestrator(String bootstrapServers) {
    return OrchestratorApplication.start(
        "--KAFKA_BOOTSTRAP_SERVERS=" + bootstrapServers,
        "--FROM_NUMBER=+14155550199",
        "--TO_NUMBER=+14155550101",
        "--server.port=0",
        "--patchcord.orchestrator.state-dir=" + stateDir,
        "--patchcord.topics.partitions=" + PARTITIONS);
  }

  private static RecordMetadata send(String bootstrapServers, SpecialistRequested event)
      throws Exception {
    try (KafkaProducer<String, byte[]> ingress =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      return ingress
          .send(
              CloudEvents.record(
                  Topic.TELEPHONY_EVENTS,
                  event.origin().deliveryId(),
                  "/patchcord/ingress/test",
                  event.at(),
                  event.callId(),
                  event))
          .get();
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        Stream.of(Topic.CALL_JOURNAL, Topic.CALL_COMMANDS)
            .flatMap(
                topic ->
                    Stream.iterate(
                            0, partition -> partition < PARTITIONS, partition -> partition + 1)
                        .map(partition -> new TopicPartition(topic.title(), partition)))
            .toList());
    return consumer;
  }

  private static List<ConsumerRecord<String, byte[]>> of(
      Topic topic, List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().filter(record -> record.topic().equals(topic.title())).toList();
  }
}
