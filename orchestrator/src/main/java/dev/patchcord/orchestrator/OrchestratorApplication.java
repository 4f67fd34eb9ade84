package dev.patchcord.orchestrator;

import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.command.Commands;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.orchestrator.flow.FlowFile;
import dev.patchcord.orchestrator.machine.SpringMachines;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * Machines of every version for each partition's processor.
   *
   * @param beginWith the version that new calls begin with; blank for the newest
   */
  @Bean
  Supplier<Machines> machines(@Value("${patchcord.machine.begin-with}") String beginWith) {
    MachineVersion version =
        beginWith.isBlank()
            ? MachineVersion.newest()
            : Stream.of(MachineVersion.values())
                .filter(each -> each.number().equals(beginWith.strip()))
                .findFirst()
                .orElseThrow(
                    () ->
                        new InvalidSetting(
                            "patchcord.machine.begin-with", beginWith, "one of " + numbers()));
    log.info("new calls begin with machine {}; this build has {}", version.number(), numbers());
    return () -> new SpringMachines(version);
  }

  private static String numbers() {
    return Stream.of(MachineVersion.values())
        .map(MachineVersion::number)
        .collect(Collectors.joining(", "));
  }
}
