package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.LogReader;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.wire.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Single records of any topic, by where they stand. For one thread. */
public final class KafkaOriginals implements AutoCloseable {
  /** It costs less to read over so many records than to ask for another place. */
  private static final long NEAR = 500;

  private final LogReader<String> reader;

  private KafkaOriginals(LogReader<String> reader) {
    this.reader = reader;
  }

  /**
   * Connects.
   *
   * @throws ArchiveProblem if there is no such address; a broker that does not answer is told of by
   *     the first question
   */
  public static KafkaOriginals open(String bootstrapServers) {
    return new KafkaOriginals(LogReader.connect(bootstrapServers));
  }

  /**
   * The records that still stand there, in the order of the sources.
   *
   * @throws ArchiveProblem if Kafka does not answer
   */
  public List<TopicRecord> read(List<Source> sources) {
    Map<TopicPartition, List<Long>> wanted = new HashMap<>();
    for (Source source : sources) {
      wanted
          .computeIfAbsent(
              new TopicPartition(source.topic(), source.partition()), _ -> new ArrayList<>())
          .add(source.offset());
    }
    Map<Source, TopicRecord> found = new HashMap<>();
    wanted.forEach(
        (partition, offsets) -> {
          if (reader.partitions(partition.topic()).contains(partition)) {
            stretches(offsets.stream().distinct().sorted().toList())
                .forEach(stretch -> read(partition, stretch, found));
          }
        });
    return sources.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
  }

  /**
   * The latest value of a key in a small topic, which is read as a whole.
   *
   * @return empty if there is no such topic or no such key
   * @throws ArchiveProblem if Kafka does not answer
   */
  public Optional<JsonNode> latest(String topic, String key) {
    List<JsonNode> latest = new ArrayList<>();
    reader.partitions(topic).stream()
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .forEach(
            partition ->
                reader.read(
                    partition,
                    0,
                    reader.end(partition),
                    record -> {
                      if (key.equals(record.key()) && record.value() != null) {
                        latest.add(json(record.value()));
                      }
                      return true;
                    }));
    return latest.isEmpty() ? Optional.empty() : Optional.of(latest.getLast());
  }

  private void read(TopicPartition partition, List<Long> offsets, Map<Source, TopicRecord> found) {
    Set<Long> missing = new HashSet<>(offsets);
    reader.read(
        partition,
        offsets.getFirst(),
        // A topic that was made anew may not reach so far: nothing is to be waited for there.
        Math.min(offsets.getLast() + 1, reader.end(partition)),
        record -> {
          if (missing.remove(record.offset())) {
            TopicRecord original = original(record);
            found.put(original.source(), original);
          }
          return !missing.isEmpty();
        });
  }

  /** Ascending offsets, cut where a gap is not worth reading over. */
  private static List<List<Long>> stretches(List<Long> offsets) {
    List<List<Long>> stretches = new ArrayList<>();
    for (Long offset : offsets) {
      if (stretches.isEmpty() || offset - stretches.getLast().getLast() > NEAR) {
        stretches.add(new ArrayList<>());
      }
      stretches.getLast().add(offset);
    }
    return stretches;
  }

  private static TopicRecord original(ConsumerRecord<String, byte[]> record) {
    SortedMap<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(
                    header.key(),
                    header.value() == null
                        ? ""
                        : new String(header.value(), StandardCharsets.UTF_8)));
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return new TopicRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        headers,
        json(value));
  }

  private static JsonNode json(byte[] value) {
    try {
      return ContractJson.mapper().readTree(value);
    } catch (JacksonException e) {
      return ContractJson.mapper()
          .getNodeFactory()
          .stringNode(Base64.getEncoder().encodeToString(value));
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
