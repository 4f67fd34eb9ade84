package dev.patchcord.orchestrator;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.machine.SpringMachine;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The orchestrator: takes what the outside said, decides, and writes what is to be done. Its only
 * way in and out is Kafka; HTTP serves health and metrics.
 */
@SpringBootApplication(exclude = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(FlowSettings.class)
public class OrchestratorApplication {

  /** Starts the service; settings come from {@code orchestrator.yml}, environment and arguments. */
  public static ConfigurableApplicationContext start(String... args) {
    SpringApplication application = new SpringApplication(OrchestratorApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "orchestrator"));
    return application.run(args);
  }

  public static void main(String... args) {
    start(args);
  }

  @Bean
  Flow flowInForce(FlowSettings settings) {
    return settings.toFlow();
  }

  /** A machine for each partition's processor, all built from one table. */
  @Bean
  Supplier<CallDecider> deciders() {
    CallTransitions table = CallTransitions.inForce();
    return () -> new CallDecider(new SpringMachine(table));
  }
}
