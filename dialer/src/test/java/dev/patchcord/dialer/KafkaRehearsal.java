package dev.patchcord.dialer;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real broker in this JVM, and both ends of the dialer's topics. */
public final class KafkaRehearsal implements AutoCloseable {
  public static final String GROUP = "patchcord-dialer";

  private final EmbeddedKafkaBroker broker;
  private final Producer<String, byte[]> orchestrator;

  /**
   * Starts it.
   *
   * @param partitions of each topic; 0 to make no topics
   */
  public KafkaRehearsal(int partitions) {
    // A loaded build machine is slow; a condition that is met is not waited for.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    String[] topics =
        partitions == 0
            ? new String[0]
            : Arrays.stream(Topic.values()).map(Topic::title).toArray(String[]::new);
    broker = new EmbeddedKafkaKraftBroker(1, Math.max(1, partitions), topics);
    broker.brokerProperties(
        Map.of("group.initial.rebalance.delay.ms", "0", "auto.create.topics.enable", "false"));
    broker.afterPropertiesSet();
    orchestrator =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public String servers() {
    return broker.getBrokersAsString();
  }

  /** Sends a command and returns where it lies. */
  public long send(CallCommand command) {
    return send(
        CloudEvents.record(
            Topic.CALL_COMMANDS,
            command.commandId(),
            "/patchcord/orchestrator",
            command.at(),
            command.callId(),
            command));
  }

  public long send(ProducerRecord<String, byte[]> record) {
    try {
      return orchestrator.send(record).get().offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  public Producer<String, byte[]> producer() {
    return orchestrator;
  }

  /** A consumer as the dialer's configuration makes it. */
  public Consumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** All outcomes so far of a call. */
  public List<CommandOutcome> outcomes(String callId) {
    return values(Topic.COMMAND_OUTCOMES, CommandOutcome.class).stream()
        .filter(outcome -> outcome.callId().equals(callId))
        .toList();
  }

  /** Every record so far of a topic. */
  public <T> List<T> values(Topic topic, Class<T> type) {
    try (Consumer<String, byte[]> reader = consumer()) {
      List<TopicPartition> partitions =
          reader.partitionsFor(topic.title()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      List<T> values = new ArrayList<>();
      while (partitions.stream().anyMatch(part -> reader.position(part) < ends.get(part))) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(100))) {
          values.add(ContractJson.read(record.value(), type));
        }
      }
      return values;
    }
  }

  /** What the dialers committed; 0 if nothing. */
  public long committed(int partition) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets(GROUP)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(Topic.CALL_COMMANDS.title(), partition));
      return offset == null ? 0 : offset.offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Now, for commands whose age matters to a real broker. */
  public static Instant now() {
    return java.time.Clock.systemUTC().instant();
  }

  @Override
  public void close() {
    orchestrator.close();
    broker.destroy();
  }
}
