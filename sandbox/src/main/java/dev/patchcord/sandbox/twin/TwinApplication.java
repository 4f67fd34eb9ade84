package dev.patchcord.sandbox.twin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The carrier twin: one port for Twilio's REST API, Vapi's, and the control API ({@code /twin}).
 *
 * <p>The services' libraries are on the sandbox's class path too; the twin speaks no Kafka, so that
 * the auto-configuration of Kafka is left out.
 */
@SpringBootApplication(
    excludeName = {
      "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
      "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration"
    })
@ConfigurationPropertiesScan
public class TwinApplication {

  /** Runs the twin alone. */
  public static void main(String... args) {
    start(args);
  }

  /**
   * Starts a twin; several may live in one JVM. Its port is the property {@code local.server.port}.
   *
   * @param args Spring Boot's command line, for example {@code --server.port=0}
   * @return the context, whose beans (Legs, TwinRecord, PartyScripts, TwinClock) are the Java API
   */
  public static ConfigurableApplicationContext start(String... args) {
    SpringApplication twin = new SpringApplication(TwinApplication.class);
    twin.setDefaultProperties(java.util.Map.of("spring.config.name", "twin"));
    return twin.run(args);
  }
}
