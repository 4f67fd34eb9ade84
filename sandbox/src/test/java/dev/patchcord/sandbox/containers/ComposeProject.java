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
  /** Each image is started once while it is built. */
  private static final Duration BUILT = Duration.ofMinutes(4);

  private static final Duration HEALTHY = Duration.ofMinutes(3);

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

  /** Builds the image of a service; several at once would only slow each other down. */
  void build(String service) throws IOException {
    run(BUILT, List.of("build", service));
  }

  /** Starts services and what they need; returns when all are healthy. */
  void up(List<String> services) throws IOException {
    run(HEALTHY, with(List.of("up", "--detach", "--wait", "--quiet-pull"), services));
  }

  /**
   * Starts as many instances of a service as are missing, and leaves the others and all that it
   * needs alone; returns when all are healthy.
   */
  void scale(String service, int instances) throws IOException {
    run(
        HEALTHY,
        List.of(
            "up",
            "--detach",
            "--wait",
            "--no-build",
            "--no-deps",
            "--no-recreate",
            "--scale",
            service + "=" + instances,
            service));
  }

  /** Ends containers at once, as a power cut does. Nobody starts them again. */
  void kill(List<String> containers) throws IOException {
    List<String> command = new ArrayList<>(List.of("docker", "kill"));
    containers.forEach(each -> command.add(name + "-" + each));
    execute(Duration.ofSeconds(30), command);
  }

  /** Base URL of the twin as seen from this machine. */
  String twin() {
    return "http://127.0.0.1:" + ports.get("TWIN_PORT");
  }

  /**
   * What the containers said.
   *
   * @param lines of each, the last; or {@code all}
   */
  String logs(String lines) throws IOException {
    return run(Duration.ofMinutes(1), List.of("logs", "--no-color", "--tail", lines));
  }

  @Override
  public void close() throws IOException {
    run(Duration.ofMinutes(2), List.of("down", "--volumes", "--remove-orphans", "--timeout", "15"));
  }

  private static List<String> with(List<String> command, List<String> services) {
    List<String> all = new ArrayList<>(command);
    all.addAll(services);
    return all;
  }

  private String run(Duration limit, List<String> arguments) throws IOException {
    return execute(
        limit,
        with(
            List.of(
                "docker",
                "compose",
                "--project-name",
                name,
                "--env-file",
                "docker/rehearsal.env",
                "--profile",
                "rehearsal"),
            arguments));
  }

  private String execute(Duration limit, List<String> command) throws IOException {
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
