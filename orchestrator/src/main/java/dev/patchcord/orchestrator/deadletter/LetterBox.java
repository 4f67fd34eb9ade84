package dev.patchcord.orchestrator.deadletter;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.archive.ArchiveProblem;
import dev.patchcord.orchestrator.archive.ArchiveProblem.Kind;
import dev.patchcord.orchestrator.archive.ReadProgress;
import dev.patchcord.orchestrator.deadletter.Origin.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topic of dead letters, and the places that its letters came from. Committed records
 * only, without a consumer group: it leaves no trace in the cluster.
 */
public final class LetterBox implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Polls in a row that may bring nothing before Kafka counts as gone: 10 s. */
  private static final int EMPTY_POLLS = 20;

  private static final String LETTER = "patchcord.dead-letter.v1";
  private static final String REQUEUED = "patchcord.dead-letter-requeued.v1";

  private final String servers;
  private final Consumer<byte[], byte[]> consumer;

  private LetterBox(String servers, Consumer<byte[], byte[]> consumer) {
    this.servers = servers;
    this.consumer = consumer;
  }

  /**
   * Connects.
   *
   * @param servers comma-separated {@code host:port}
   * @throws ArchiveProblem if these are no addresses; later, if they do not answer
   */
  public static LetterBox open(String servers) {
    int millis = Math.toIntExact(ANSWER.toMillis());
    try {
      return new LetterBox(
          servers,
          new KafkaConsumer<>(
              Map.of(
                  ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  servers,
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                  "read_committed",
                  ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                  "none",
                  ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                  false,
                  ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                  false,
                  ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  millis,
                  ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  millis),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer()));
    } catch (KafkaException e) {
      throw unreachable(servers, e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * Reads the topic to its present end.
   *
   * @throws ArchiveProblem if Kafka does not answer or has no such topic
   */
  public Letters letters(ReadProgress progress) {
    List<TopicPartition> partitions = partitions(Topic.DEAD_LETTERS.title());
    if (partitions.isEmpty()) {
      throw new ArchiveProblem(
          Kind.NO_TOPIC,
          "Kafka at %s has no topic %s: is it another cluster?"
              .formatted(servers, Topic.DEAD_LETTERS.title()),
          null);
    }
    Map<TopicPartition, Long> begins = asked(() -> consumer.beginningOffsets(partitions));
    Map<TopicPartition, Long> ends = asked(() -> consumer.endOffsets(partitions));
    long total = sum(ends) - sum(begins);
    Sorting sorting = new Sorting();
    long done = 0;
    for (TopicPartition partition : partitions) {
      long begin = begins.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      read(
          partition,
          begin,
          end,
          record -> {
            sorting.take(record);
            return true;
          });
      done += end - begin;
      progress.at(done, total);
    }
    return sorting.sorted();
  }

  /** Looks where the letter's record was read. */
  public Origin originOf(Letter letter) {
    DeadLetter content = letter.content();
    Optional<TopicPartition> found =
        letter.isAboutDeadline()
            ? Optional.empty()
            : partitions(content.topic()).stream()
                .filter(each -> each.partition() == content.partition())
                .findFirst();
    if (found.isEmpty()) {
      return Origin.without(Standing.NOWHERE);
    }
    TopicPartition partition = found.get();
    long begin =
        asked(() -> consumer.beginningOffsets(List.of(partition))).getOrDefault(partition, 0L);
    long end = asked(() -> consumer.endOffsets(List.of(partition))).getOrDefault(partition, 0L);
    if (content.offset() < begin) {
      return Origin.without(Standing.DELETED);
    }
    List<ConsumerRecord<byte[], byte[]>> first = new ArrayList<>();
    read(
        partition,
        content.offset(),
        end,
        record -> {
          first.add(record);
          return false;
        });
    if (first.isEmpty() || first.getFirst().offset() != content.offset()) {
      return Origin.without(content.offset() < end ? Standing.DELETED : Standing.ANOTHER);
    }
    return isOf(first.getFirst(), content)
        ? new Origin(Standing.THERE, first.getFirst())
        : Origin.without(Standing.ANOTHER);
  }

  /** The letter has the record's bytes, or the first of them. */
  private static boolean isOf(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    byte[] kept = letter.bytes();
    return letter.mayBeCut()
        ? value.length >= kept.length && Arrays.equals(Arrays.copyOf(value, kept.length), kept)
        : Arrays.equals(value, kept);
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = asked(() -> consumer.partitionsFor(topic));
    return found == null
        ? List.of()
        : found.stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .sorted(Comparator.comparingInt(TopicPartition::partition))
            .toList();
  }

  private void read(
      TopicPartition partition,
      long from,
      long until,
      Predicate<ConsumerRecord<byte[], byte[]>> more) {
    if (from >= until) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long position = from;
    int empty = 0;
    while (position < until) {
      for (var record : asked(() -> consumer.poll(POLL)).records(partition)) {
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

  static ArchiveProblem unreachable(String servers, Throwable cause) {
    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new ArchiveProblem(
        Kind.UNREACHABLE,
        "Kafka at %s does not answer (%s): name a broker with -b HOST:PORT or in"
                .formatted(servers, why.lines().findFirst().orElse("no reason"))
            + " KAFKA_BOOTSTRAP_SERVERS",
        cause);
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }

  /** Letters, and what was done with them, as they come. */
  private static final class Sorting {
    private final List<Letter> letters = new ArrayList<>();
    private final Map<String, List<DeadLetterRequeued>> requeued = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    void take(ConsumerRecord<byte[], byte[]> record) {
      String id = Letter.id(record.partition(), record.offset());
      String type = CloudEvents.text(record.headers(), CloudEvents.TYPE);
      byte[] value = record.value() == null ? new byte[0] : record.value();
      try {
        if (REQUEUED.equals(type)) {
          DeadLetterRequeued mark = ContractJson.read(value, DeadLetterRequeued.class);
          requeued.computeIfAbsent(mark.letter(), _ -> new ArrayList<>()).add(mark);
        } else if (type == null || type.equals(LETTER)) {
          DeadLetter content = ContractJson.read(value, DeadLetter.class);
          content.bytes();
          letters.add(new Letter(record.partition(), record.offset(), content, List.of()));
        } else {
          unreadable.add(
              "%s is a %s, which this version does not know".formatted(id, type.strip()));
        }
      } catch (UnreadableRecord | IllegalArgumentException e) {
        unreadable.add("%s cannot be read: %s".formatted(id, e.getMessage()));
      }
    }

    Letters sorted() {
      return new Letters(
          letters.stream()
              .map(
                  each ->
                      new Letter(
                          each.partition(),
                          each.offset(),
                          each.content(),
                          requeued.getOrDefault(each.id(), List.of())))
              .sorted(
                  Comparator.comparing((Letter each) -> each.content().at())
                      .thenComparingInt(Letter::partition)
                      .thenComparingLong(Letter::offset))
              .toList(),
          unreadable);
    }
  }
}
