package dev.patchcord.contract.archive;

import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.topic.Topic;
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
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads stretches of partitions, committed records only, without a consumer group: it leaves no
 * trace in the cluster.
 *
 * @param <K> how keys are read: as text where all are call ids, else as bytes
 */
public final class LogReader<K> implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Polls in a row that may bring nothing before Kafka counts as gone: 10 s. */
  private static final int EMPTY_POLLS = 20;

  private final String servers;
  private final Consumer<K, byte[]> consumer;

  private LogReader(String servers, Consumer<K, byte[]> consumer) {
    this.servers = servers;
    this.consumer = consumer;
  }

  /** A reader that passes over what is deleted by age while it reads. */
  public static LogReader<String> connect(String servers) {
    return connect(servers, new StringDeserializer(), "earliest");
  }

  /**
   * A reader that leaves nothing out: what was deleted by age is an {@link Kind#UNREADABLE} range.
   *
   * @param servers comma-separated {@code host:port}
   * @throws ArchiveProblem if these are no addresses; later, if they do not answer
   */
  public static LogReader<byte[]> exact(String servers) {
    return connect(servers, new ByteArrayDeserializer(), "none");
  }

  private static <K> LogReader<K> connect(
      String servers, Deserializer<K> keys, String whereDeleted) {
    int millis = Math.toIntExact(ANSWER.toMillis());
    try {
      return new LogReader<>(
          servers,
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  servers,
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                  "read_committed",
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                  whereDeleted,
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
              keys,
              new ByteArrayDeserializer()));
    } catch (KafkaException e) {
      throw unreachable(servers, e.getCause() == null ? e : e.getCause());
    }
  }

  /** In order of their number; none if the topic does not exist. */
  public List<TopicPartition> partitions(Topic topic) {
    return partitions(topic.title());
  }

  /** The same of a topic that is not the product's own. */
  public List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = asked(() -> consumer.partitionsFor(topic));
    return found == null
        ? List.of()
        : found.stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .sorted(Comparator.comparingInt(TopicPartition::partition))
            .toList();
  }

  /** Where every producer with Kafka's own partitioner puts a key. */
  public static int partitionOf(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  /** Offset after the last record that can be read now: records of open transactions wait. */
  public long end(TopicPartition partition) {
    return asked(() -> consumer.endOffsets(List.of(partition))).getOrDefault(partition, 0L);
  }

  /** Offset of the first record that is kept still, or of the next one where none is. */
  public long beginning(TopicPartition partition) {
    return asked(() -> consumer.beginningOffsets(List.of(partition))).getOrDefault(partition, 0L);
  }

  /** Offset of the first record that is not older than this; {@code otherwise} if all are. */
  public long offsetAt(TopicPartition partition, Instant at, long otherwise) {
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
  public void read(
      TopicPartition partition, long from, long until, Predicate<ConsumerRecord<K, byte[]>> more) {
    if (from >= until) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long position = from;
    int empty = 0;
    while (position < until) {
      for (ConsumerRecord<K, byte[]> record : asked(() -> consumer.poll(POLL)).records(partition)) {
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
    } catch (OffsetOutOfRangeException e) {
      throw new ArchiveProblem(
          Kind.UNREADABLE, "records were deleted by age while they were read: try again", e);
    } catch (KafkaException e) {
      throw unreachable(servers, e);
    }
  }

  /** Kafka at these addresses cannot be asked, for that reason. */
  public static ArchiveProblem unreachable(String servers, Throwable cause) {
    return new ArchiveProblem(
        Kind.UNREACHABLE,
        "Kafka at %s does not answer (%s): name a broker with -b HOST:PORT or in"
                .formatted(servers, ArchiveProblem.oneLine(cause))
            + " KAFKA_BOOTSTRAP_SERVERS",
        cause);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
