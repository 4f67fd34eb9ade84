package dev.patchcord.sandbox.run;

import dev.patchcord.dialer.DialerApplication;
import dev.patchcord.ingress.IngressApplication;
import dev.patchcord.orchestrator.OrchestratorApplication;
import dev.patchcord.sandbox.twin.TwinApplication;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/** What a rehearsal runs beside the broker: the real mains, and the twin of the outside world. */
public enum Service {
  TWIN(TwinApplication.class) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return TwinApplication.start(arguments);
    }
  },
  INGRESS(IngressApplication.class) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return IngressApplication.start(arguments);
    }
  },
  ORCHESTRATOR(OrchestratorApplication.class) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return OrchestratorApplication.start(arguments);
    }
  },
  DIALER(DialerApplication.class) {
    @Override
    ConfigurableApplicationContext start(String... arguments) {
      return DialerApplication.start(arguments);
    }
  };

  private final Class<?> main;

  Service(Class<?> main) {
    this.main = main;
  }

  /** Its name for people, and of its log file. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name of the main class. */
  String main() {
    return main.getName();
  }

  /** Starts it in this JVM, with its own configuration file and these command-line arguments. */
  abstract ConfigurableApplicationContext start(String... arguments);
}
