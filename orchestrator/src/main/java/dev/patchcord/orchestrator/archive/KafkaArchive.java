package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.archive.LogReader;
import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The journal in Kafka. One question at a time: a second thread waits for the first.
 *
 * <p>What a question about one call costs, if the one who asks knows nothing of it: its partition
 * of {@code calls} and of {@code call-index} are read from the beginning, which are the live calls,
 * and an entry of some 500 bytes for each call of the last 90 days, divided by the number of
 * partitions; then one look-up in the journal's time index and the part of the journal's partition
 * between the call's first and last record. A record that is neither a journal record nor readable
 * is passed over: that it was the call's is then seen by the gap in the numbers.
 */
public final class KafkaArchive implements JournalArchive {
  /** How far the clocks of two owners of a partition may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final LogReader<String> log;
  private final List<TopicPartition> journal;

  private KafkaArchive(LogReader<String> log, List<TopicPartition> journal) {
    this.log = log;
    this.journal = journal;
  }

  /**
   * Connects.
   *
   * @param bootstrapServers {@code host:port}, several with commas
   * @throws ArchiveProblem if Kafka does not answer within 5 s, or has no journal
   */
  public static KafkaArchive open(String bootstrapServers) {
    LogReader<String> log = LogReader.connect(bootstrapServers);
    try {
      List<TopicPartition> journal = log.partitions(Topic.CALL_JOURNAL);
      if (journal.isEmpty()) {
        throw new ArchiveProblem(
            Kind.NO_TOPIC,
            "Kafka at %s has no topic %s: is it the right cluster?"
                .formatted(bootstrapServers, Topic.CALL_JOURNAL.title()),
            null);
      }
      return new KafkaArchive(log, journal);
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  @Override
  public synchronized Optional<CallJournal> call(String callId) {
    TopicPartition partition = journal.get(LogReader.partitionOf(callId, journal.size()));
    // Before the snapshot is read: then that knows every record up to here.
    long end = log.end(partition);
    Spans spans = new Spans();
    addEnded(spans, partition, Instant.EPOCH, callId::equals);
    addLive(spans, partition, callId::equals);
    return read(callId, partition, end, spans);
  }

  /** Asks for the journal alone, if anything is known. */
  @Override
  public synchronized Optional<CallJournal> call(String callId, List<Whereabouts> known) {
    TopicPartition partition = journal.get(LogReader.partitionOf(callId, journal.size()));
    Spans spans = new Spans();
    known.forEach(each -> spans.add(callId, each));
    Optional<CallJournal> found = read(callId, partition, log.end(partition), spans);
    return found.isPresent() ? found : call(callId);
  }

  private Optional<CallJournal> read(
      String callId, TopicPartition partition, long end, Spans spans) {
    Optional<Whereabouts> latest = spans.latest(callId);
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    long start = log.offsetAt(partition, spans.begin().orElseThrow(), end);
    Instant last = latest.get().end();
    long stop = last == null ? end : log.offsetAt(partition, last.plus(SKEW), end);
    List<JournalLine> lines = new ArrayList<>();
    log.read(
        partition,
        start,
        stop,
        record -> {
          if (callId.equals(record.key())) {
            read(record).ifPresent(lines::add);
          }
          return lines.isEmpty() || !isLast(lines.getLast(), lines, latest.get());
        });
    return lines.isEmpty() ? Optional.empty() : Optional.of(new CallJournal(callId, lines));
  }

  private static boolean isLast(JournalLine line, List<JournalLine> lines, Whereabouts span) {
    return line.record().sequence() >= span.sequence()
        && lines.stream()
            .anyMatch(
                each -> each.record().sequence() == 1 && each.record().at().equals(span.begin()));
  }

  @Override
  public synchronized Range range(
      Instant from, Instant to, Consumer<CallJournal> each, ReadProgress progress) {
    List<Stretch> stretches =
        journal.stream().map(partition -> stretch(partition, from, to)).toList();
    long total = stretches.stream().mapToLong(Stretch::length).sum();
    List<String> missing = new ArrayList<>();
    int calls = 0;
    long records = 0;
    long done = 0;
    for (Stretch stretch : stretches) {
      Gathering gathering = new Gathering(from, to, stretch.spans(), each, missing);
      long before = done;
      boolean all =
          gather(
              stretch,
              gathering,
              missing,
              offset ->
                  progress.at(
                      before + Math.min(offset + 1 - stretch.start(), stretch.length()), total));
      gathering.finish(all);
      calls += gathering.calls();
      records += gathering.records();
      done += stretch.length();
      progress.at(done, total);
    }
    return new Range(calls, records, missing);
  }

  /** True if the partition was read to its end. */
  private boolean gather(
      Stretch stretch, Gathering gathering, List<String> missing, Consumer<Long> reached) {
    boolean[] stopped = {false};
    log.read(
        stretch.partition(),
        stretch.start(),
        stretch.end(),
        record -> {
          if (record.offset() >= stretch.stop() && gathering.isComplete()) {
            stopped[0] = true;
            return false;
          }
          reached.accept(record.offset());
          if (record.key() != null
              && gathering.wants(record.key(), Instant.ofEpochMilli(record.timestamp()))) {
            try {
              read(record).ifPresent(gathering::add);
            } catch (ArchiveProblem e) {
              missing.add(ArchiveProblem.oneLine(e));
            }
          }
          return true;
        });
    return !stopped[0];
  }

  private Stretch stretch(TopicPartition partition, Instant from, Instant to) {
    long end = log.end(partition);
    Spans spans = new Spans();
    addEnded(spans, partition, from, entry -> true);
    addLive(spans, partition, entry -> true);
    Instant begin = spans.begin().filter(first -> first.isBefore(from)).orElse(from);
    return new Stretch(
        partition,
        spans,
        log.offsetAt(partition, begin, end),
        log.offsetAt(partition, to.plus(SKEW), end),
        end);
  }

  /**
   * A part of the journal that is to be read.
   *
   * @param start first offset
   * @param stop where the range is over; calls that began in it may go on
   * @param end where the journal is over for now
   */
  private record Stretch(TopicPartition partition, Spans spans, long start, long stop, long end) {
    long length() {
      return Math.max(0, stop - start);
    }
  }

  private Optional<JournalLine> read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      String where =
          "record %d of %s-%d".formatted(record.offset(), record.topic(), record.partition());
      return Optional.of(
          new JournalLine(
              JournalText.read(record.value(), where), record.partition(), record.offset()));
    } catch (ArchiveProblem e) {
      if (e.kind() == Kind.TOO_NEW) {
        throw e;
      }
      return Optional.empty();
    }
  }

  @Override
  public synchronized List<CallSnapshot> live() {
    List<CallSnapshot> live = new ArrayList<>();
    for (TopicPartition partition : log.partitions(Topic.CALLS)) {
      latest(partition, Instant.EPOCH, _ -> true, CallSnapshot.class)
          .forEach((_, snapshot) -> live.add(snapshot));
    }
    return List.copyOf(live);
  }

  /** Entries of calls whose last record is not older than this. */
  private void addEnded(
      Spans spans, TopicPartition partition, Instant since, Predicate<String> wanted) {
    side(Topic.CALL_INDEX, partition)
        .ifPresent(
            index ->
                latest(index, since, wanted, CallIndex.class)
                    .forEach((_, entry) -> spans.add(entry)));
  }

  private void addLive(Spans spans, TopicPartition partition, Predicate<String> wanted) {
    side(Topic.CALLS, partition)
        .ifPresent(
            calls ->
                latest(calls, Instant.EPOCH, wanted, CallSnapshot.class)
                    .forEach((_, snapshot) -> spans.add(snapshot)));
  }

  /** The partition of another topic that has the same keys; none in a cluster of older days. */
  private Optional<TopicPartition> side(Topic topic, TopicPartition partition) {
    TopicPartition side = new TopicPartition(topic.title(), partition.partition());
    return log.partitions(topic).stream().filter(side::equals).findFirst();
  }

  /** The latest value of each key; what cannot be read leads nowhere and is passed over. */
  private <T> Map<String, T> latest(
      TopicPartition partition, Instant since, Predicate<String> wanted, Class<T> type) {
    Map<String, T> latest = new LinkedHashMap<>();
    BiConsumer<String, byte[]> put =
        (key, value) -> {
          if (value == null) {
            latest.remove(key);
          } else {
            latest.put(key, ContractJson.read(value, type));
          }
        };
    long end = log.end(partition);
    log.read(
        partition,
        log.offsetAt(partition, since, end),
        end,
        record -> {
          if (record.key() != null && wanted.test(record.key())) {
            try {
              put.accept(record.key(), record.value());
            } catch (UnreadableRecord e) {
              latest.remove(record.key());
            }
          }
          return true;
        });
    return latest;
  }

  @Override
  public synchronized void close() {
    log.close();
  }
}
