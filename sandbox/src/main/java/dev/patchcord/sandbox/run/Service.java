package dev.patchcord.sandbox.run;

import dev.patchcord.dialer.DialerApplication;
import dev.patchcord.ingress.IngressApplication;
import dev.patchcord.orchestrator.OrchestratorApplication;
import dev.patchcord.sandbox.twin.TwinApplication;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/** What a rehearsal runs beside the broker: the real mains, and the twin of the outside world. */
public enum Service {
  TWIN(TwinApplication.class.getName()) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return TwinApplication.start(arguments);
    }
  },
  INGRESS(IngressApplication.class.getName()) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return IngressApplication.start(arguments);
    }
  },
  ORCHESTRATOR(OrchestratorApplication.class.getName()) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return OrchestratorApplication.start(arguments);
    }
  },
  DIALER(DialerApplication.class.getName()) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return DialerApplication.start(arguments);
    }
  },
  /** Always a process of its own: its login would guard the doors of all that share its JVM. */
  CONSOLE("dev.patchcord.console.ConsoleApplication") {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      throw new UnsupportedOperationException("the console runs in a JVM of its own");
    }
  };

  /** Those that can share a JVM, in the order in which they are started. */
  static final List<Service> IN_ONE_JVM = List.of(TWIN, INGRESS, ORCHESTRATOR, DIALER);

  private final String main;

  Service(String main) {
    this.main = main;
  }

  /** Its name for people, and of its log file. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name of the main class. */
  String main() {
    return main;
  }

  /** Starts it in this JVM, with its own configuration file and these command-line arguments. */
  abstract ConfigurableApplicationContext start(String... arguments);
}
