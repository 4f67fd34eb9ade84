package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/** Wires the topology into Kafka Streams by spring-kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
class StreamConfiguration {
  /** Consumer group, prefix of the changelog's name and of the transactional ids. */
  static final String APPLICATION_ID = "patchcord-orchestrator";

  /**
   * A journal record is its event and a little more, and the event may be as large as the ingress
   * could send (1 MB, before compression). The producer looks at the size before compression and
   * must let that through: a record that it refuses would be tried for ever. The broker's limit (1
   * MB) is for what is left after compression.
   */
  private static final int LARGEST_RECORD_BYTES = 2 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(StreamConfiguration.class);

  @Bean
  StreamsBuilderFactoryBean callStream(
      StreamSettings settings,
      FlowBook flows,
      Supplier<Machines> machines,
      MeterRegistry registry,
      CallTracer tracer) {
    StreamsBuilderFactoryBean stream =
        new StreamsBuilderFactoryBean(new KafkaStreamsConfiguration(properties(settings)));
    DecisionMeter meter = new DecisionMeter(registry);
    stream.setInfrastructureCustomizer(
        new KafkaStreamsInfrastructureCustomizer() {
          @Override
          public void configureTopology(Topology topology) {
            CallTopology.addTo(topology, machines, flows, settings.deadlineTick(), meter, tracer);
            CalendarTopology.addTo(topology, meter);
          }
        });
    stream.setStreamsUncaughtExceptionHandler(
        failure -> {
          log.error("a stream thread died and is replaced: {}", failure.toString(), failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    stream.addListener(new KafkaStreamsMicrometerListener(registry));
    // Started by the launcher once Kafka answers and the topics exist.
    stream.setAutoStartup(false);
    return stream;
  }

  @Bean
  TopicCreation topicCreation(StreamSettings settings) {
    return new TopicCreation(
        settings.bootstrapServers(), settings.topicPartitions(), settings.topicReplication());
  }

  @Bean
  StreamLauncher streamLauncher(
      StreamsBuilderFactoryBean callStream, TopicCreation topics, StreamSettings settings) {
    return new StreamLauncher(callStream, topics, settings.stateDir(), settings.kafkaRetry());
  }

  @Bean
  StreamHealth streamHealth(StreamsBuilderFactoryBean callStream, StreamLauncher launcher) {
    return new StreamHealth(callStream, launcher);
  }

  /** Everything that Kafka Streams is told. */
  static Map<String, Object> properties(StreamSettings settings) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toAbsolutePath().toString());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    // A thread that waits for records does not look at its commit interval: on a quiet partition
    // the default of 100 ms would be every caller's waiting time.
    all.put(StreamsConfig.POLL_MS_CONFIG, Math.max(settings.commitInterval().toMillis() / 2, 1));
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStore.class);
    if (settings.topicReplication() > 0) {
      all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.topicReplication());
    }
    int session = Math.toIntExact(settings.sessionTimeout().toMillis());
    all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Math.max(session / 3, 1));
    if (!settings.instanceId().isBlank()) {
      // A restarted instance of the same name gets its partitions back without a rebalance.
      all.put(
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
          settings.instanceId());
    }
    all.putAll(SilentBrokers.noticed(settings));
    // A caller waits for many of these records: none waits for company.
    all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD_BYTES);
    return all;
  }
}
