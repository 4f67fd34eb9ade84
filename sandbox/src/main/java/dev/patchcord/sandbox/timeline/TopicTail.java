package dev.patchcord.sandbox.timeline;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics from now on, as they are committed, and hands every record to its topic's listener,
 * one at a time and each partition's in order.
 */
public final class TopicTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Consumer<ConsumerRecord<String, byte[]>>> listeners;
  private final Consumer<String> problems;
  private final Thread thread;

  private TopicTail(
      KafkaConsumer<String, byte[]> consumer,
      Map<String, Consumer<ConsumerRecord<String, byte[]>>> listeners,
      Consumer<String> problems) {
    this.consumer = consumer;
    this.listeners = listeners;
    this.problems = problems;
    this.thread = Thread.ofPlatform().name("topic-tail").daemon().unstarted(this::read);
  }

  /**
   * Begins to read. When this returns, no later record will be missed. The topics must exist.
   *
   * @param listeners by topic; an {@link UnreadableRecord} that one throws becomes a problem
   * @param problems told in one line when a record cannot be read or the topics cannot be followed
   *     any longer
   */
  public static TopicTail start(
      String bootstrapServers,
      Map<Topic, Consumer<ConsumerRecord<String, byte[]>>> listeners,
      Consumer<String> problems) {
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
        listeners.keySet().stream()
            .map(topic -> consumer.partitionsFor(topic.title()))
            .flatMap(Collection::stream)
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; asking for the position fixes it.
    partitions.forEach(consumer::position);
    TopicTail tail =
        new TopicTail(
            consumer,
            listeners.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().title(), Map.Entry::getValue)),
            problems);
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
      problems.accept(
          "%s cannot be followed any longer: %s".formatted(listeners.keySet(), e.getMessage()));
    }
  }

  private void hand(ConsumerRecord<String, byte[]> record) {
    Consumer<ConsumerRecord<String, byte[]>> listener = listeners.get(record.topic());
    if (listener == null) {
      return;
    }
    try {
      listener.accept(record);
    } catch (UnreadableRecord e) {
      problems.accept(
          "record %d of %s-%d cannot be read: %s"
              .formatted(record.offset(), record.topic(), record.partition(), e.getMessage()));
    }
  }
}
