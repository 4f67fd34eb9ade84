package dev.patchcord.contract.deadletter;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.archive.LogReader;
import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.deadletter.Origin.Standing;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the topic of dead letters, and the places that its letters came from. Committed records
 * only, without a consumer group: it leaves no trace in the cluster.
 */
public final class LetterBox implements AutoCloseable {
  private static final String LETTER = "patchcord.dead-letter.v1";
  private static final String REQUEUED = "patchcord.dead-letter-requeued.v1";

  private final String servers;
  private final LogReader<byte[]> log;

  private LetterBox(String servers, LogReader<byte[]> log) {
    this.servers = servers;
    this.log = log;
  }

  /**
   * Connects.
   *
   * @param servers comma-separated {@code host:port}
   * @throws ArchiveProblem if these are no addresses; later, if they do not answer
   */
  public static LetterBox open(String servers) {
    return new LetterBox(servers, LogReader.exact(servers));
  }

  /**
   * Reads the topic to its present end.
   *
   * @throws ArchiveProblem if Kafka does not answer or has no such topic
   */
  public Letters letters(ReadProgress progress) {
    List<TopicPartition> partitions = log.partitions(Topic.DEAD_LETTERS.title());
    if (partitions.isEmpty()) {
      throw new ArchiveProblem(
          Kind.NO_TOPIC,
          "Kafka at %s has no topic %s: is it another cluster?"
              .formatted(servers, Topic.DEAD_LETTERS.title()),
          null);
    }
    List<Stretch> stretches =
        partitions.stream()
            .map(each -> new Stretch(each, log.beginning(each), log.end(each)))
            .toList();
    long total = stretches.stream().mapToLong(Stretch::length).sum();
    Sorting sorting = new Sorting();
    long done = 0;
    for (Stretch stretch : stretches) {
      log.read(
          stretch.partition(),
          stretch.begin(),
          stretch.end(),
          record -> {
            sorting.take(record);
            return true;
          });
      done += stretch.length();
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
            : log.partitions(content.topic()).stream()
                .filter(each -> each.partition() == content.partition())
                .findFirst();
    if (found.isEmpty()) {
      return Origin.without(Standing.NOWHERE);
    }
    TopicPartition partition = found.get();
    long begin = log.beginning(partition);
    long end = log.end(partition);
    if (content.offset() < begin) {
      return Origin.without(Standing.DELETED);
    }
    List<ConsumerRecord<byte[], byte[]>> first = new ArrayList<>();
    log.read(
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

  @Override
  public void close() {
    log.close();
  }

  /** What of a partition there is to read. */
  private record Stretch(TopicPartition partition, long begin, long end) {
    long length() {
      return end - begin;
    }
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
