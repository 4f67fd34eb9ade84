package dev.patchcord.orchestrator;

import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.command.Commands;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.orchestrator.flow.FlowFile;
import dev.patchcord.orchestrator.machine.SpringMachine;
import dev.patchcord.orchestrator.machine.SpringMachines;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
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
  private static final Logger log = LoggerFactory.getLogger(OrchestratorApplication.class);

  /** Starts the service; settings come from {@code orchestrator.yml}, environment and arguments. */
  public static ConfigurableApplicationContext start(String... args) {
    SpringApplication application = new SpringApplication(OrchestratorApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "orchestrator"));
    return application.run(args);
  }

  /** Starts the service, or carries out a command such as {@code flows check FILE}. */
  public static void main(String... args) {
    if (Commands.wantedBy(args)) {
      System.exit(Commands.run(args));
    }
    start(args);
  }

  /** The flows of the file that is named, or else the one that the settings make. */
  @Bean
  FlowBook flowBook(
      FlowSettings settings,
      @Value("${patchcord.flows.file}") String file,
      @Value("${patchcord.flows.speed}") double speed) {
    if (!(speed >= 1)) {
      throw new InvalidSetting("patchcord.flows.speed", Double.toString(speed), "1 or more");
    }
    FlowBook book =
        file.isBlank() ? FlowBook.of(settings.toFlow()) : FlowFile.read(Path.of(file.strip()));
    book.describe().forEach(line -> log.info("flow {}", line));
    if (speed == 1) {
      return book;
    }
    log.warn("everything that we time is {} times shorter: for rehearsals only", speed);
    return book.fasterBy(speed);
  }

  /** A machine for each partition's processor, all built from one table. */
  @Bean
  Supplier<CallDecider> deciders() {
    CallTransitions table = CallTransitions.inForce();
    return () -> new CallDecider(new SpringMachine(table));
  }

  /** Machines for whoever replays journals, a set for each thread. */
  @Bean
  Supplier<Machines> machines() {
    return SpringMachines::new;
  }
}
