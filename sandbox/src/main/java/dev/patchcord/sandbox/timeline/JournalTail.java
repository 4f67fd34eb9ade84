package dev.patchcord.sandbox.timeline;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the call journal from now on, as it is committed, and hands every record to a listener, one
 * at a time and each call's in order.
 */
public final class JournalTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Consumer<JournalRecord> listener;
  private final Consumer<String> problems;
  private final Thread thread;

  private JournalTail(
      KafkaConsumer<String, byte[]> consumer,
      Consumer<JournalRecord> listener,
      Consumer<String> problems) {
    this.consumer = consumer;
    this.listener = listener;
    this.problems = problems;
    this.thread = Thread.ofPlatform().name("journal-tail").daemon().unstarted(this::read);
  }

  /**
   * Begins to read. When this returns, no later record will be missed. The topic must exist.
   *
   * @param problems told in one line when a record cannot be read or the journal cannot be followed
   *     any longer
   */
  public static JournalTail start(
      String bootstrapServers, Consumer<JournalRecord> listener, Consumer<String> problems) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            "false",
            "auto.offset.reset",
            "latest",
            "fetch.max.wait.ms",
            "100");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.CALL_JOURNAL.title()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; asking for the position fixes it.
    partitions.forEach(consumer::position);
    JournalTail tail = new JournalTail(consumer, listener, problems);
    tail.thread.start();
    return tail;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          hand(record);
        }
      }
    } catch (WakeupException closed) {
      // The only way out of the loop: close() was called.
    } catch (KafkaException e) {
      problems.accept("the call journal cannot be followed any longer: " + e.getMessage());
    }
  }

  private void hand(ConsumerRecord<String, byte[]> record) {
    try {
      listener.accept(ContractJson.read(record.value(), JournalRecord.class));
    } catch (UnreadableRecord e) {
      problems.accept(
          "record %d of %s-%d is not a journal record: %s"
              .formatted(record.offset(), record.topic(), record.partition(), e.getMessage()));
    }
  }
}
