package dev.patchcord.orchestrator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What Kafka Streams makes of the settings, for each of its clients, with our own defaults. */
class SilentBrokersTest {
  private static final int REQUEST = 5_000;
  private static final int SESSION = 10_000;

  @Test
  void noClientWaitsForASilentBrokerAsLongAsATransactionMayStayOpen() throws Exception {
    StreamsConfig config = new StreamsConfig(StreamConfiguration.properties(defaults()));
    Map<String, Object> producer = config.getProducerConfigs("p");
    assertThat(producer).containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    List<Map<String, Object>> fast =
        List.of(producer, config.getAdminConfigs("a"), config.getRestoreConsumerConfigs("r"));
    assertThat(fast)
        .allSatisfy(
            client ->
                assertThat(client)
                    .containsEntry(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST)
                    .containsEntry(
                        CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG,
                        (long) REQUEST));
  }

  @Test
  void aMemberWaitsForItsTasksForAsLongAsItIsOneAndWhoeverHandsThemOutIsDoneBefore()
      throws Exception {
    StreamsConfig config = new StreamsConfig(StreamConfiguration.properties(defaults()));
    assertThat(config.getMainConsumerConfigs("g", "c", 0))
        .containsEntry(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG, SESSION)
        .containsEntry(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, SESSION);
    assertThat(config.getAdminConfigs("a"))
        .containsEntry(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 8_000);
  }

  private static StreamSettings defaults() throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("orchestrator.yml"))
        .forEach(environment.getPropertySources()::addLast);
    return Binder.get(environment)
        .bind("patchcord.orchestrator", Bindable.of(StreamSettings.class))
        .get();
  }
}
