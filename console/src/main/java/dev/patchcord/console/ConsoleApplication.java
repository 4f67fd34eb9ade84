package dev.patchcord.console;

import dev.patchcord.console.config.RequiredSettings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The eye: topics in, pages out; acts only through the ingress's operator API. */
@SpringBootApplication(exclude = KafkaAutoConfiguration.class)
@ConfigurationPropertiesScan
public class ConsoleApplication {

  /** Starts it; refused settings end the process with one line and exit code 1. */
  public static void main(String... args) {
    start(args);
  }

  /**
   * Starts it in this JVM.
   *
   * @param args properties as {@code --name=value}
   * @throws RuntimeException if nobody could log in, or the port is taken
   */
  public static ConfigurableApplicationContext start(String... args) {
    SpringApplication application = new SpringApplication(ConsoleApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "console"));
    application.addInitializers(new RequiredSettings());
    return application.run(args);
  }
}
