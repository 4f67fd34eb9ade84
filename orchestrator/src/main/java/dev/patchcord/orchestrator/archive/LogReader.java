package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.orchestrator.archive.ArchiveProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads stretches of partitions, committed records only, without a consumer group: it leaves no
 * trace in the cluster.
 */
final class LogReader implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Polls in a row that may bring nothing before Kafka counts as gone: 10 s. */
  private static final int EMPTY_POLLS = 20;

  private final String servers;
  private final Consumer<String, byte[]> consumer;

  private LogReader(String servers, Consumer<String, byte[]> consumer) {
    this.servers = servers;
    this.consumer = consumer;
  }

  static LogReader connect(String servers) {
    int millis = Math.toIntExact(ANSWER.toMillis());
    try {
      return new LogReader(
          servers,
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  servers,
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                  "read_committed",
                  // A record that is deleted by age while this reads is passed over.
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                  "earliest",
                  ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                  false,
                  ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                  false,
                  ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                  2_000,
                  ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  millis,
                  ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  millis),
              new StringDeserializer(),
              new ByteArrayDeserializer()));
    } catch (KafkaException e) {
      throw unreachable(servers, e.getCause() == null ? e : e.getCause());
    }
  }

  /** In order of their number; none if the topic does not exist. */
  List<TopicPartition> partitions(Topic topic) {
    return partitions(topic.title());
  }

  /** The same of a topic that is not the product's own. */
  List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = asked(() -> consumer.partitionsFor(topic));
    return found == null
        ? List.of()
        : found.stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .sorted(Comparator.comparingInt(TopicPartition::partition))
            .toList();
  }

  /** Where every producer with Kafka's own partitioner puts a key. */
  static int partitionOf(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  /** Offset after the last record that can be read now: records of open transactions wait. */
  long end(TopicPartition partition) {
    return asked(() -> consumer.endOffsets(List.of(partition))).getOrDefault(partition, 0L);
  }

  /** Offset of the first record that is not older than this; {@code otherwise} if all are. */
  long offsetAt(TopicPartition partition, Instant at, long otherwise) {
    // A broker refuses times before 1970.
    long millis = Math.max(0, at.toEpochMilli());
    OffsetAndTimestamp found =
        asked(() -> consumer.offsetsForTimes(Map.of(partition, millis))).get(partition);
    return found == null ? otherwise : found.offset();
  }

  /**
   * Reads from one offset up to another.
   *
   * @param more takes a record and says whether it wants the next
   */
  void read(
      TopicPartition partition,
      long from,
      long until,
      Predicate<ConsumerRecord<String, byte[]>> more) {
    if (from >= until) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long position = from;
    int empty = 0;
    while (position < until) {
      for (ConsumerRecord<String, byte[]> record :
          asked(() -> consumer.poll(POLL)).records(partition)) {
        if (record.offset() >= until || !more.test(record)) {
          return;
        }
      }
      long before = position;
      // Beyond the records lie the marks of transactions, which only the position tells of.
      position = asked(() -> consumer.position(partition));
      empty = position == before ? empty + 1 : 0;
      if (empty == EMPTY_POLLS) {
        throw unreachable(servers, new KafkaException("no records for 10 s"));
      }
    }
  }

  private <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (KafkaException e) {
      throw unreachable(servers, e);
    }
  }

  private static ArchiveProblem unreachable(String servers, Throwable cause) {
    return new ArchiveProblem(
        Kind.UNREACHABLE,
        "Kafka at %s does not answer (%s): name a broker with -b HOST:PORT or in"
                .formatted(servers, JournalText.oneLine(cause))
            + " KAFKA_BOOTSTRAP_SERVERS",
        cause);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
