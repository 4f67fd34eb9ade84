package dev.patchcord.sandbox.run;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/** What a rehearsal runs beside the broker: the real mains, and the twin of the outside world. */
public enum Service {
  TWIN("dev.patchcord.sandbox.twin.TwinApplication"),
  INGRESS("dev.patchcord.ingress.IngressApplication"),
  ORCHESTRATOR("dev.patchcord.orchestrator.OrchestratorApplication"),
  DIALER("dev.patchcord.dialer.DialerApplication");

  private final String main;

  Service(String main) {
    this.main = main;
  }

  /** Its name for people, and of its configuration and log files. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name of the main class. */
  String main() {
    return main;
  }

  /** Starts it in this JVM, with its own configuration file and these command-line arguments. */
  ConfigurableApplicationContext start(String... arguments) {
    try {
      return (ConfigurableApplicationContext)
          Class.forName(main).getMethod("start", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(title() + " did not start: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(main + " cannot be started", e);
    }
  }
}
