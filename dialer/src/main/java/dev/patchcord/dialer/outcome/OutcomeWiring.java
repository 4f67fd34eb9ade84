package dev.patchcord.dialer.outcome;

import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;

/** Makes the writers of outcomes and dead letters. */
@Configuration(proxyBeanMethods = false)
class OutcomeWiring {
  /** Each try itself waits for the producer's delivery timeout, so the pause need not grow. */
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  @Bean
  Outcomes outcomes(
      KafkaOperations<String, byte[]> kafka, DialerSettings settings, CallTracer tracer) {
    return new KafkaOutcomes(sender(kafka), settings.source(), tracer);
  }

  @Bean
  DeadLetters deadLetters(
      KafkaOperations<String, byte[]> kafka,
      DialerSettings settings,
      Clock clock,
      MeterRegistry registry) {
    return new DeadLetters(sender(kafka), settings.source(), clock, registry);
  }

  private static DurableSender sender(KafkaOperations<String, byte[]> kafka) {
    return new DurableSender(kafka, () -> Thread.sleep(BETWEEN_TRIES));
  }
}
