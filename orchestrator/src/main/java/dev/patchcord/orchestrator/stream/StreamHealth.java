package dev.patchcord.orchestrator.stream;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Up while the stream takes triggers: not before Kafka answers, not while partitions move. */
final class StreamHealth implements HealthIndicator {
  private final StreamsBuilderFactoryBean stream;

  StreamHealth(StreamsBuilderFactoryBean stream) {
    this.stream = stream;
  }

  @Override
  public Health health() {
    KafkaStreams streams = stream.getKafkaStreams();
    if (streams == null) {
      return Health.down().withDetail("stream", "waiting for Kafka").build();
    }
    KafkaStreams.State state = streams.state();
    Health.Builder health = state == KafkaStreams.State.RUNNING ? Health.up() : Health.down();
    return health.withDetail("stream", state.name()).build();
  }
}
