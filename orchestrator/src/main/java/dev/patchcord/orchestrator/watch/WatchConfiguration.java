package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.promise.Promise;
import dev.patchcord.orchestrator.stream.SilentBrokers;
import dev.patchcord.orchestrator.stream.SmallStore;
import dev.patchcord.orchestrator.stream.StreamSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs the watch beside the calls. Plain Kafka Streams, since the calls' stream is the
 * application's one of that kind: whatever looks for it by type finds no other.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchSettings.class)
@ConditionalOnBooleanProperty("patchcord.watch.enabled")
class WatchConfiguration {
  /** Consumer group, prefix of the changelogs' names and of the transactional ids. */
  static final String APPLICATION_ID = "patchcord-promises";

  private static final Duration COMMIT = Duration.ofSeconds(1);

  @Bean
  WatchLauncher watchLauncher(
      WatchSettings settings,
      StreamSettings stream,
      TopicCreation topics,
      Supplier<Machines> machines,
      MeterRegistry registry) {
    Supplier<List<Promise>> promises = () -> Promise.all(machines.get());
    PromiseMeter meter = new PromiseMeter(registry, promises.get());
    WatchLauncher launcher =
        new WatchLauncher(
            () -> WatchTopology.of(settings, promises, meter),
            directory -> properties(stream, directory),
            topics,
            settings,
            stream.kafkaRetry());
    meter.watch(launcher::isWatching);
    return launcher;
  }

  @Bean
  WatchHealth watchHealth(WatchLauncher watchLauncher) {
    return new WatchHealth(watchLauncher);
  }

  /** Everything that Kafka Streams is told. */
  static Map<String, Object> properties(StreamSettings stream, Path directory) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, stream.bootstrapServers());
    // Also: only what was decided for good is read.
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.STATE_DIR_CONFIG, directory.toAbsolutePath().toString());
    // One thread is enough to look, and leaves the others to the calls.
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT.toMillis());
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStore.class);
    if (stream.topicReplication() > 0) {
      all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) stream.topicReplication());
    }
    if (!stream.instanceId().isBlank()) {
      all.put(
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
          stream.instanceId());
    }
    all.putAll(SilentBrokers.noticed(stream));
    all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    return all;
  }
}
