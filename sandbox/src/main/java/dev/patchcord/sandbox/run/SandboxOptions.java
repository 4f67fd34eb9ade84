package dev.patchcord.sandbox.run;

import dev.patchcord.sandbox.kafka.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What can be chosen about a sandbox. */
final class SandboxOptions {
  @Option(
      names = "--ingress-port",
      paramLabel = "PORT",
      description = "Webhooks: /inbound_call, /connect, ... (default: ${DEFAULT-VALUE}).",
      defaultValue = "3000")
  int ingressPort;

  @Option(
      names = "--orchestrator-port",
      paramLabel = "PORT",
      description = "Health of the orchestrator (default: ${DEFAULT-VALUE}).",
      defaultValue = "8081")
  int orchestratorPort;

  @Option(
      names = "--dialer-port",
      paramLabel = "PORT",
      description = "Health of the dialer (default: ${DEFAULT-VALUE}).",
      defaultValue = "8082")
  int dialerPort;

  @Option(
      names = "--twin-port",
      paramLabel = "PORT",
      description = "Stand-in for Twilio and Vapi, and its controls (default: ${DEFAULT-VALUE}).",
      defaultValue = "8090")
  int twinPort;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description = "The operators' console, and Rehearsal (default: ${DEFAULT-VALUE}).",
      defaultValue = "3002")
  int consolePort;

  @Option(names = "--no-console", description = "Start no console.")
  boolean noConsole;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Kafka, for any Kafka tool (default: ${DEFAULT-VALUE}). Port 0 is a free one.",
      defaultValue = "9092")
  int kafkaPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Kafka's data, accounts and logs (default: ${DEFAULT-VALUE}).",
      defaultValue = ".patchcord")
  Path dataDirectory = Path.of(".patchcord");

  @Option(names = "--fresh", description = "Forget what earlier runs left in the data directory.")
  boolean fresh;

  @Option(
      names = "--ring-timeout",
      paramLabel = "SECONDS",
      description = "How long a specialist's phone rings, 5 to 600 (default: ${DEFAULT-VALUE}).",
      defaultValue = "8")
  int ringTimeoutSeconds;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description =
          "How much faster than real time the stand-in's phones ring and its people talk; the"
              + " services' own timers keep real time (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  double speed;

  @Option(names = "--no-demo", description = "Place no demonstration calls.")
  boolean noDemo;

  @Option(
      names = "--demo",
      paramLabel = "LETTERS",
      split = ",",
      description =
          "Demonstration calls, in this order (default: ${DEFAULT-VALUE}): a answered, b nobody"
              + " answers, c busy, d the caller hangs up.",
      defaultValue = "a,b,c,d")
  List<String> demo = List.of();

  @Option(
      names = "--exit-after-demo",
      description = "End after the demonstration; the exit code tells whether all calls passed.")
  boolean exitAfterDemo;

  @Option(
      names = "--in-process",
      description = "Run the services in the sandbox's own JVM instead of one each.")
  boolean inProcess;

  @Option(
      names = "--verbose",
      description = "Also print the log of this JVM (Kafka, stand-in) on standard error.")
  boolean verbose;

  /** The demonstration calls to place. */
  List<Demonstration> demonstrations() {
    return noDemo ? List.of() : Demonstration.parse(demo);
  }

  /**
   * Looks for mistakes before anything is started.
   *
   * @throws CannotStart at the first one
   */
  void check() {
    if (ringTimeoutSeconds < 5 || ringTimeoutSeconds > 600) {
      throw new CannotStart(
          "--ring-timeout must be 5 to 600 seconds (Twilio's limits), but is "
              + ringTimeoutSeconds);
    }
    if (!(speed > 0 && speed <= 1000)) {
      throw new CannotStart("--speed must be above 0 and at most 1000, but is " + speed);
    }
    try {
      demonstrations();
    } catch (IllegalArgumentException e) {
      throw new CannotStart("--demo: " + e.getMessage(), e);
    }
    checkPorts();
  }

  private void checkPorts() {
    Map<Integer, String> seen = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> option : portOptions().entrySet()) {
      int port = option.getValue();
      PortOption.check(option.getKey(), 0, port);
      String other = port == 0 ? null : seen.put(port, option.getKey());
      if (other != null) {
        throw new CannotStart(
            "%s and %s are both %d; they must differ".formatted(other, option.getKey(), port));
      }
    }
  }

  private Map<String, Integer> portOptions() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("--ingress-port", ingressPort);
    ports.put("--orchestrator-port", orchestratorPort);
    ports.put("--dialer-port", dialerPort);
    ports.put("--twin-port", twinPort);
    if (!noConsole) {
      ports.put("--console-port", consolePort);
    }
    ports.put("--kafka-port", kafkaPort);
    return ports;
  }

  /** The plan for a sandbox with these options in that directory. */
  Plan plan(Path directory, Accounts accounts) {
    Iterator<Integer> free = FreePorts.choose(1 + Service.values().length).iterator();
    Map<Service, Integer> ports = new EnumMap<>(Service.class);
    ports.put(Service.INGRESS, orFree(ingressPort, free));
    ports.put(Service.ORCHESTRATOR, orFree(orchestratorPort, free));
    ports.put(Service.DIALER, orFree(dialerPort, free));
    ports.put(Service.TWIN, orFree(twinPort, free));
    ports.put(Service.CONSOLE, orFree(consolePort, free));
    return new Plan(
        directory,
        orFree(kafkaPort, free),
        ports,
        accounts,
        Duration.ofSeconds(ringTimeoutSeconds),
        speed,
        Map.of());
  }

  private static int orFree(int port, Iterator<Integer> free) {
    return port == 0 ? free.next() : port;
  }
}
