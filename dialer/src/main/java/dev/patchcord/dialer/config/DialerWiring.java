package dev.patchcord.dialer.config;

import dev.patchcord.contract.topic.TopicCreation;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all rooms of the dialer share. */
@Configuration(proxyBeanMethods = false)
class DialerWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  TwilioSettings twilioSettings(DialerSettings settings) {
    return settings.twilio();
  }

  @Bean
  TopicCreation topicCreation(
      TopicSettings topics, @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
    return new TopicCreation(bootstrapServers, topics.partitions(), topics.replication());
  }
}
