package dev.patchcord.dialer.listen;

import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.lane.CallQueue;
import dev.patchcord.dialer.lane.Lanes;
import dev.patchcord.dialer.outcome.DeadLetters;
import dev.patchcord.telemetry.CallTracer;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Makes the listener; it starts and stops with the application. */
@Configuration(proxyBeanMethods = false)
class ListenWiring {
  private static final Logger log = LoggerFactory.getLogger(ListenWiring.class);

  @Bean
  CommandListener commandListener(
      ConsumerFactory<String, byte[]> consumers,
      TopicCreation topics,
      Lanes lanes,
      CallQueue queue,
      DeadLetters deadLetters,
      DialerSettings settings,
      Clock clock,
      CallTracer tracer) {
    return new CommandListener(
        consumers::createConsumer,
        () -> exist(topics),
        new LoggedClaims(() -> consumers.createConsumer("-claims"), settings.clockMargin(), clock),
        lanes,
        queue,
        deadLetters,
        settings,
        clock,
        tracer);
  }

  /** Part of readiness, where dialer.yml names it: an instance that reads no commands is no use. */
  @Bean
  HealthIndicator commandReading(CommandListener listener) {
    return listener.health();
  }

  private static boolean exist(TopicCreation topics) {
    try {
      topics.createMissing();
      return true;
    } catch (TopicCreation.KafkaAway e) {
      log.warn("Kafka at {} does not answer: {}", topics.bootstrapServers(), e.getMessage());
      return false;
    }
  }
}
