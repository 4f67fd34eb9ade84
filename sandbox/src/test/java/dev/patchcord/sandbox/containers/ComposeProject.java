package dev.patchcord.sandbox.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The repository's {@code docker-compose.yml} with the rehearsal's environment, as a project of its
 * own: it has free ports and touches no other project on this machine.
 */
final class ComposeProject implements AutoCloseable {
  private final String name = "patchcord-it-" + ProcessHandle.current().pid();
  private final Map<String, String> ports;
  private final Path output;

  /**
   * Starts nothing yet.
   *
   * @param output file that takes what the commands print
   */
  ComposeProject(Path output) throws IOException {
    this.output = output;
    this.ports =
        Map.of(
            // The engine chooses: nobody calls from outside.
            "INGRESS_PORTS",
            "0",
            "CONSOLE_PORT",
            "0",
            "KAFKA_PORT",
            freePort(),
            "KAFKA_PORT_2",
            freePort(),
            "KAFKA_PORT_3",
            freePort(),
            "TWIN_PORT",
            freePort());
  }

  /** True if this machine has the command, with its compose plugin. */
  static boolean isInstalled() {
    try {
      Process version =
          new ProcessBuilder("docker", "compose", "version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return endsWithin(Duration.ofSeconds(20), version) && version.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** Builds the images and starts everything; returns when all are healthy. */
  void up() throws IOException {
    run(
        Duration.ofMinutes(9),
        "up",
        "--build",
        "--detach",
        "--wait",
        "--wait-timeout",
        "300",
        "--quiet-pull");
  }

  /** Adds instances of a service, and leaves the others alone; returns when all are healthy. */
  void scale(String service, int instances) throws IOException {
    run(
        Duration.ofMinutes(3),
        "up",
        "--detach",
        "--no-recreate",
        "--wait",
        "--wait-timeout",
        "150",
        "--scale",
        service + "=" + instances);
  }

  /** Ends a container at once, as a power cut does. Nobody starts it again. */
  void kill(String container) throws IOException {
    run(Duration.ofSeconds(20), List.of("docker", "kill", name + "-" + container));
  }

  /** Base URL of the twin as seen from this machine. */
  String twin() {
    return "http://127.0.0.1:" + ports.get("TWIN_PORT");
  }

  /** What the containers said last. */
  String logs() throws IOException {
    return run(Duration.ofMinutes(1), "logs", "--no-color", "--tail", "60");
  }

  @Override
  public void close() throws IOException {
    run(Duration.ofMinutes(2), "down", "--volumes", "--remove-orphans", "--timeout", "15");
  }

  private String run(Duration limit, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "docker", "compose",
                "--project-name", name,
                "--env-file", "docker/rehearsal.env",
                "--profile", "rehearsal"));
    command.addAll(List.of(arguments));
    return run(limit, command);
  }

  private String run(Duration limit, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(ContainerEngine.ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(ports);
    Process process = builder.start();
    boolean ended = endsWithin(limit, process);
    if (!ended) {
      process.destroy();
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s: %s%n%s"
              .formatted(
                  String.join(" ", command),
                  ended ? "exit code " + process.exitValue() : "not done within " + limit,
                  printed));
    }
    return printed;
  }

  private static boolean endsWithin(Duration limit, Process process) {
    try {
      return process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
