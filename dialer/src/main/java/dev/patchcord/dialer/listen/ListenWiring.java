package dev.patchcord.dialer.listen;

import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.lane.Lanes;
import dev.patchcord.dialer.outcome.DeadLetters;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the listener; it starts and stops with the application. */
@Configuration(proxyBeanMethods = false)
class ListenWiring {

  @Bean
  CommandListener commandListener(
      ConsumerFactory<String, byte[]> consumers,
      KafkaAdmin admin,
      Lanes lanes,
      DeadLetters deadLetters,
      DialerSettings settings,
      Clock clock) {
    return new CommandListener(
        consumers::createConsumer,
        admin::initialize,
        new LoggedClaims(() -> consumers.createConsumer("-claims"), settings.clockMargin(), clock),
        lanes,
        deadLetters,
        settings,
        clock);
  }
}
