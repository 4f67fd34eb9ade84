package dev.patchcord.ingress;

import dev.patchcord.ingress.config.RequiredSettings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The ear: Twilio's and Vapi's webhooks in, telephony events and TwiML out. */
@SpringBootApplication(exclude = KafkaAutoConfiguration.class)
public class IngressApplication {

  /** Starts it; a missing secret ends the process with one line and exit code 1. */
  public static void main(String... args) {
    start(args);
  }

  /**
   * Starts it in this JVM.
   *
   * @param args properties as {@code --name=value}; environment names work too ({@code
   *     --PUBLIC_URL=...})
   * @throws RuntimeException if a required setting is missing or the port is taken
   */
  public static ConfigurableApplicationContext start(String... args) {
    return application(IngressApplication.class).run(args);
  }

  static SpringApplication application(Class<?>... sources) {
    SpringApplication application = new SpringApplication(sources);
    application.setDefaultProperties(Map.of("spring.config.name", "ingress"));
    application.addInitializers(new RequiredSettings());
    return application;
  }
}
