package dev.patchcord.orchestrator.stream;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Up while the stream takes triggers: not before Kafka answers, not while partitions move (which
 * passes: out of service, not down). Part of the readiness group by its bean's name.
 */
final class StreamHealth implements HealthIndicator {
  private final StreamsBuilderFactoryBean stream;
  private final StreamLauncher launcher;

  StreamHealth(StreamsBuilderFactoryBean stream, StreamLauncher launcher) {
    this.stream = stream;
    this.launcher = launcher;
  }

  @Override
  public Health health() {
    String failure = launcher.failure();
    if (failure != null) {
      return Health.down()
          .withDetail("stream", "cannot start, is tried again")
          .withDetail("cause", failure)
          .build();
    }
    KafkaStreams streams = stream.getKafkaStreams();
    if (streams == null) {
      return Health.down().withDetail("stream", "waiting for Kafka").build();
    }
    KafkaStreams.State state = streams.state();
    Health.Builder health =
        switch (state) {
          case RUNNING -> Health.up();
          case REBALANCING -> Health.outOfService();
          default -> Health.down();
        };
    return health.withDetail("stream", state.name()).build();
  }
}
