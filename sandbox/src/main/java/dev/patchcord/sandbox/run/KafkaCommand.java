package dev.patchcord.sandbox.run;

import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.sandbox.kafka.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A Kafka for services that are started one by one; each image's build has it beside, too. */
@Command(
    name = "kafka",
    description = {
      "Runs Kafka alone, with Patchcord's topics: one node on this machine's loopback address,",
      "which forgets everything when it ends. For services that are started one by one."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class KafkaCommand implements Callable<Integer> {
  /** As the services would create them. */
  private static final int PARTITIONS = 12;

  private static final short ONE_NODE = 1;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port for clients (default: ${DEFAULT-VALUE}).",
      defaultValue = "9092")
  int port;

  @Option(
      names = {"-v", "--verbose"},
      description = "What Kafka logs to standard error, too.")
  boolean verbose;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PortOption.check("--port", 1, port);
    Path directory = Files.createTempDirectory("patchcord-kafka");
    SandboxLogging.to(directory.resolve("kafka.log"), verbose);
    EmbeddedBroker broker = EmbeddedBroker.start(port, directory);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker, directory), "end-kafka"));
    new TopicCreation(broker.bootstrapServers(), PARTITIONS, ONE_NODE).createMissing();
    spec.commandLine()
        .getOut()
        .println("Kafka serves at %s until Ctrl-C.".formatted(broker.bootstrapServers()));
    new CountDownLatch(1).await();
    return 0;
  }

  private static void end(EmbeddedBroker broker, Path directory) {
    broker.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      System.err.println("patchcord: %s is left behind: %s".formatted(directory, e.getMessage()));
    }
  }
}
