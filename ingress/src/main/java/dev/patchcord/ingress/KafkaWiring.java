package dev.patchcord.ingress;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.ingress.appointment.AppointmentBook;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.KafkaSettings;
import dev.patchcord.ingress.config.TopicSettings;
import dev.patchcord.ingress.live.LiveCalls;
import dev.patchcord.ingress.publish.Calendars;
import dev.patchcord.ingress.publish.DeadLetterDesk;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.publish.KafkaCalendars;
import dev.patchcord.ingress.publish.KafkaDeadLetterDesk;
import dev.patchcord.ingress.publish.KafkaEventLog;
import dev.patchcord.ingress.publish.LogOpening;
import dev.patchcord.ingress.publish.Questions;
import dev.patchcord.ingress.publish.ReplyAssignment;
import dev.patchcord.telemetry.CallTracer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Puts the log together: own beans instead of Boot's, whose settings would be a second source. */
@Configuration(proxyBeanMethods = false)
class KafkaWiring {

  /**
   * Name of this instance.
   *
   * @param id reply address
   * @param incarnation differs between two starts of one instance: a group of its own each time, so
   *     that a restart after a crash need not wait until the broker has given up the crashed member
   */
  record Instance(String id, String incarnation) {}

  @Bean
  Instance instance(IngressSettings settings) {
    String random = UUID.randomUUID().toString().substring(0, 8);
    return new Instance(
        settings.instance().isBlank() ? "ingress-" + random : settings.instance(), random);
  }

  @Bean
  ReplyAssignment replies() {
    return new ReplyAssignment();
  }

  /** A bean, so that it is flushed and closed when the service stops. */
  @Bean
  DefaultKafkaProducerFactory<String, byte[]> producers(KafkaSettings kafka) {
    return new DefaultKafkaProducerFactory<>(producer(kafka));
  }

  @Bean
  ReplyingKafkaTemplate<String, byte[], byte[]> replyingTemplate(
      KafkaSettings kafka,
      IngressSettings settings,
      Instance instance,
      DefaultKafkaProducerFactory<String, byte[]> producers,
      ReplyAssignment replies) {
    ContainerProperties properties = new ContainerProperties(Topic.REPLIES.title());
    properties.setGroupId(instance.id() + "-replies-" + instance.incarnation());
    properties.setConsumerRebalanceListener(replies);
    ReplyingKafkaTemplate<String, byte[], byte[]> template =
        new ReplyingKafkaTemplate<>(
            producers, new KafkaMessageListenerContainer<>(consumers(kafka, "latest"), properties));
    // Other instances' answers come by as well.
    template.setSharedReplyTopic(true);
    template.setDefaultReplyTimeout(settings.answerBudget().plus(settings.lateAnswers()));
    template.setAutoStartup(false);
    // The log tells a failure where it matters; the default listener would add a stack trace each.
    template.setProducerListener(new ProducerListener<>() {});
    return template;
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> callSnapshots(
      KafkaSettings kafka, LiveCalls liveCalls, Instance instance) {
    return reader(kafka, instance, Topic.CALLS, "-calls-", liveCalls);
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> bookedAppointments(
      KafkaSettings kafka, AppointmentBook book, Instance instance) {
    return reader(kafka, instance, Topic.APPOINTMENTS, "-appointments-", book);
  }

  /** Reads a compacted topic from its beginning, in a group of its own at every start. */
  private static KafkaMessageListenerContainer<String, byte[]> reader(
      KafkaSettings kafka,
      Instance instance,
      Topic topic,
      String purpose,
      MessageListener<String, byte[]> listener) {
    ContainerProperties properties = new ContainerProperties(topic.title());
    properties.setGroupId(instance.id() + purpose + instance.incarnation());
    properties.setMessageListener(listener);
    KafkaMessageListenerContainer<String, byte[]> container =
        new KafkaMessageListenerContainer<>(consumers(kafka, "earliest"), properties);
    container.setAutoStartup(false);
    return container;
  }

  @Bean
  LogOpening logOpening(
      KafkaSettings kafka,
      TopicSettings topics,
      IngressSettings settings,
      ReplyAssignment replies,
      ReplyingKafkaTemplate<String, byte[], byte[]> template,
      KafkaMessageListenerContainer<String, byte[]> callSnapshots,
      KafkaMessageListenerContainer<String, byte[]> bookedAppointments) {
    return new LogOpening(
        kafka,
        replies,
        new TopicCreation(kafka.bootstrapServers(), topics.partitions(), topics.replication())
            ::createMissing,
        () -> {
          template.start();
          // A producer's first record waits for the topic's metadata: not while a caller does.
          template.partitionsFor(Topic.TELEPHONY_EVENTS.title());
          bookedAppointments.start();
          if (settings.connect().allowWithoutCallSid()) {
            callSnapshots.start();
          }
        });
  }

  @Bean
  Questions questions(
      ReplyingKafkaTemplate<String, byte[], byte[]> template,
      ReplyAssignment replies,
      Instance instance) {
    return new Questions(template, replies, instance.id());
  }

  @Bean
  EventLog kafkaEvents(
      ReplyingKafkaTemplate<String, byte[], byte[]> template,
      Questions questions,
      KafkaSettings kafka,
      Clock clock,
      Instance instance,
      CallTracer tracer) {
    return new KafkaEventLog(template, questions, kafka, clock, instance.id(), tracer);
  }

  @Bean
  Calendars kafkaCalendars(Questions questions, Clock clock, Instance instance) {
    return new KafkaCalendars(questions, clock, instance.id());
  }

  @Bean
  DeadLetterDesk kafkaDeadLetters(KafkaSettings kafka, Clock clock) {
    return new KafkaDeadLetterDesk(kafka.bootstrapServers(), clock);
  }

  /** Part of readiness: without answers every caller gets the safe documents. */
  @Bean
  HealthIndicator eventLog(ReplyAssignment replies) {
    return () ->
        replies.isOpen()
            ? Health.up().build()
            : Health.down().withDetail("log", "answers cannot be read").build();
  }

  private static Map<String, Object> producer(KafkaSettings kafka) {
    int millis = Math.toIntExact(kafka.sendTimeout().toMillis());
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 2));
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return config;
  }

  private static DefaultKafkaConsumerFactory<String, byte[]> consumers(
      KafkaSettings kafka, String from) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(
        CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        (int) Duration.ofSeconds(1).toMillis());
    return new DefaultKafkaConsumerFactory<>(config);
  }
}
