package dev.patchcord.console;

import dev.patchcord.console.action.AuditLog;
import dev.patchcord.console.action.Clearance;
import dev.patchcord.console.action.OperatorClient;
import dev.patchcord.console.board.Thresholds;
import dev.patchcord.console.call.CallDesk;
import dev.patchcord.console.config.ConsoleSettings;
import dev.patchcord.console.feed.LagWatch;
import dev.patchcord.console.feed.TopicFeed;
import dev.patchcord.console.live.LivePages;
import dev.patchcord.console.live.PerTick;
import dev.patchcord.console.rehearsal.Play;
import dev.patchcord.console.rehearsal.RehearsalSettings;
import dev.patchcord.console.rehearsal.TwinClient;
import dev.patchcord.orchestrator.archive.KafkaArchive;
import dev.patchcord.orchestrator.archive.KafkaOriginals;
import dev.patchcord.orchestrator.machine.SpringMachines;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the console together: the only place where the machine's clock and chance come in. */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring {
  private static final int ANSWER_MILLIS = 5_000;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Names a request to the ingress, so that a form that is sent twice is one wish. */
  @Bean
  Supplier<String> requestIds() {
    return () -> UUID.randomUUID().toString();
  }

  @Bean
  TopicFeed topicFeed(ConsoleSettings settings, Clock clock) {
    return new TopicFeed(
        () -> new KafkaConsumer<>(consumer(settings)),
        clock,
        settings.history(),
        settings.limits());
  }

  @Bean
  LagWatch lagWatch(ConsoleSettings settings) {
    return new LagWatch(
        () ->
            Admin.create(
                Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    settings.bootstrapServers(),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    ANSWER_MILLIS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    ANSWER_MILLIS)));
  }

  @Bean
  Thresholds thresholds(ConsoleSettings settings) {
    return new Thresholds(settings.longWait(), settings.overdueGrace());
  }

  @Bean
  LivePages livePages(ConsoleSettings settings) {
    return new LivePages(settings.refresh());
  }

  @Bean
  CallDesk callDesk(ConsoleSettings settings) {
    return new CallDesk(
        () -> KafkaArchive.open(settings.bootstrapServers()),
        () -> KafkaOriginals.open(settings.bootstrapServers()),
        new SpringMachines());
  }

  @Bean
  OperatorClient operatorClient(ConsoleSettings settings) {
    return new OperatorClient(
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build(),
        settings.ingressUrl(),
        settings.ingressBudget());
  }

  @Bean
  Clearance clearance(OperatorClient ingress, ConsoleSettings settings) {
    return new Clearance(ingress, settings);
  }

  @Bean
  @ConditionalOnProperty(RehearsalSettings.TWIN_URL)
  Play play(RehearsalSettings settings, LivePages pages) {
    return new Play(
        new TwinClient(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build(),
            settings.twinUrl()),
        new PerTick<>(pages::tick),
        settings);
  }

  @Bean
  AuditLog auditLog() {
    return new AuditLog();
  }

  /** Part of readiness: a console that has not read the topics would say that nothing happens. */
  @Bean
  HealthIndicator topics(TopicFeed feed, Clock clock) {
    return () ->
        feed.freshness().isFresh(clock.instant())
            ? Health.up().build()
            : Health.down().withDetail("topics", "not read to their end").build();
  }

  private static Map<String, Object> consumer(ConsoleSettings settings) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return config;
  }
}
