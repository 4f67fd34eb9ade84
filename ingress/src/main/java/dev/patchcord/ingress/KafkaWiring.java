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
import dev.patchcord.ingress.publish.TopicReaders;
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
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Puts the log together: own beans instead of Boot's, whose settings would be a second source. */
@Configuration(proxyBeanMethods = false)
class KafkaWiring {

  /**
   * Name of this instance.
   *
   * @param id reply address
   */
  record Instance(String id) {}

  @Bean
  Instance instance(IngressSettings settings) {
    return new Instance(
        settings.instance().isBlank()
            ? "ingress-" + UUID.randomUUID().toString().substring(0, 8)
            : settings.instance());
  }

  /** A bean, so that it is flushed and closed when the service stops. */
  @Bean
  DefaultKafkaProducerFactory<String, byte[]> producers(KafkaSettings kafka) {
    return new DefaultKafkaProducerFactory<>(producer(kafka));
  }

  @Bean
  KafkaTemplate<String, byte[]> writer(DefaultKafkaProducerFactory<String, byte[]> producers) {
    KafkaTemplate<String, byte[]> writer = new KafkaTemplate<>(producers);
    // The log tells a failure where it matters; the default listener would add a stack trace each.
    writer.setProducerListener(new ProducerListener<>() {});
    return writer;
  }

  @Bean
  TopicReaders readers(
      KafkaSettings kafka, KafkaTemplate<String, byte[]> writer, Instance instance) {
    return new TopicReaders(writer, consumers(kafka), instance.id());
  }

  @Bean
  Questions questions(
      DefaultKafkaProducerFactory<String, byte[]> producers,
      TopicReaders readers,
      IngressSettings settings,
      Instance instance) {
    return new Questions(
        producers, readers, instance.id(), settings.answerBudget().plus(settings.lateAnswers()));
  }

  @Bean
  LogOpening logOpening(
      KafkaSettings kafka,
      TopicSettings topics,
      IngressSettings settings,
      KafkaTemplate<String, byte[]> writer,
      Questions questions,
      TopicReaders readers,
      LiveCalls liveCalls,
      AppointmentBook book) {
    TopicCreation creation =
        new TopicCreation(kafka.bootstrapServers(), topics.partitions(), topics.replication());
    return new LogOpening(
        kafka,
        questions,
        () -> {
          creation.createMissing();
          // A producer's first record waits for the topic's metadata: not while a caller does.
          writer.partitionsFor(Topic.TELEPHONY_EVENTS.title());
        },
        () -> {
          var appointments = readers.ofAll(Topic.APPOINTMENTS, book);
          if (settings.connect().allowWithoutCallSid()) {
            readers.start(readers.ofAll(Topic.CALLS, liveCalls));
          }
          readers.start(appointments);
        });
  }

  @Bean
  EventLog kafkaEvents(
      KafkaTemplate<String, byte[]> writer,
      Questions questions,
      KafkaSettings kafka,
      Clock clock,
      Instance instance,
      CallTracer tracer) {
    return new KafkaEventLog(writer, questions, kafka, clock, instance.id(), tracer);
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
  HealthIndicator eventLog(Questions questions) {
    return () ->
        questions.areHeard()
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
    silentBrokers(config, Math.max(1, millis / 2));
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return config;
  }

  private static DefaultKafkaConsumerFactory<String, byte[]> consumers(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // The readers say where they begin; this is for a place that has been deleted meanwhile.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(
        CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        (int) Duration.ofSeconds(1).toMillis());
    // A fetch may wait for half a second by itself.
    silentBrokers(config, Math.max(2_000, Math.toIntExact(kafka.sendTimeout().toMillis())));
    return new DefaultKafkaConsumerFactory<>(config);
  }

  /** A broker that has gone without a word is noticed after so long, not after Kafka's 30 s. */
  private static void silentBrokers(Map<String, Object> config, int millis) {
    config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) millis);
    config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, (long) millis);
  }
}
