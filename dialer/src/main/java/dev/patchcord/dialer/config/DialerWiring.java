package dev.patchcord.dialer.config;

import dev.patchcord.contract.topic.Topic;
import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

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
  KafkaAdmin.NewTopics topics(TopicSettings settings) {
    return new KafkaAdmin.NewTopics(
        Topic.all().stream()
            .map(
                topic ->
                    new NewTopic(topic.title(), settings.partitions(), settings.replication())
                        .configs(topic.config()))
            .toArray(NewTopic[]::new));
  }
}
