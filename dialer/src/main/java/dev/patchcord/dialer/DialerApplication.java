package dev.patchcord.dialer;

import dev.patchcord.dialer.config.DialerSettings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

/** Main of the dialer. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DialerApplication {

  /** Runs the dialer until the process is told to stop. */
  public static void main(String... args) {
    start(args);
  }

  /**
   * Starts the dialer beside whatever else runs in this JVM.
   *
   * @param args Spring properties, for example {@code --server.port=0}
   * @return the running context; closing it waits, bounded, for the commands under way
   */
  public static ConfigurableApplicationContext start(String... args) {
    SpringApplication application = new SpringApplication(DialerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "dialer"));
    application.addInitializers(DialerApplication::requireSettings);
    return application.run(args);
  }

  /** Looks at the settings before anything is started, so that what is missing is the only news. */
  private static void requireSettings(ConfigurableApplicationContext context) {
    Binder.get(context.getEnvironment()).bindOrCreate("patchcord.dialer", DialerSettings.class);
  }
}
