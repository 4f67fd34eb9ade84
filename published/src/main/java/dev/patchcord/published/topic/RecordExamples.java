package dev.patchcord.published.topic;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Takes the examples from a broker on which calls have gone by, such as a sandbox's: of each type
 * the record that tells most, and of those the shortest. An example that is there is left as it is,
 * so a run that shows one new type adds one file; delete a file to have it taken anew.
 */
public final class RecordExamples {
  private static final Duration POLL = Duration.ofMillis(500);

  private static final Comparator<Example> TELLS_MOST =
      Comparator.<Example>comparingInt(example -> example.value().size())
          .thenComparingInt(example -> -example.value().toString().length());

  private RecordExamples() {}

  /**
   * Writes what is missing.
   *
   * @param args the bootstrap servers, and the folder of the examples
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    Files.createDirectories(folder);
    for (Example example : best(args[0]).values()) {
      Path file = folder.resolve(example.type() + ".json");
      if (!Files.exists(file)) {
        Files.writeString(file, ContractFiles.json(example));
        System.out.println("added " + file.getFileName());
      }
    }
  }

  private static Map<String, Example> best(String bootstrapServers) {
    Map<String, Example> best = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          Topic.all().stream()
              .flatMap(topic -> consumer.partitionsFor(topic.title()).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
          if (read.value() != null && CloudEvents.text(read.headers(), CloudEvents.TYPE) != null) {
            Example example = Example.of(read);
            best.merge(
                example.type(),
                example,
                (one, other) -> TELLS_MOST.compare(one, other) >= 0 ? one : other);
          }
        }
      }
    }
    return best;
  }
}
