package dev.patchcord.sandbox.run;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Sends the log of everything in this JVM to a file, so that the screen belongs to the timeline.
 * The services' own JVMs log as they do in production, to standard output.
 */
final class SandboxLogging {
  private SandboxLogging() {}

  /**
   * To be called before anything is logged.
   *
   * @param verbose also to standard error
   */
  static void to(Path file, boolean verbose) {
    // Otherwise the first of the twin and the services in this JVM would set it up its own way.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.putProperty("file", file.toString());
    context.putProperty("console-level", verbose ? "INFO" : "OFF");
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL configuration =
        Objects.requireNonNull(
            SandboxLogging.class.getResource("/sandbox-logback.xml"), "sandbox-logback.xml");
    try {
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException(configuration + " cannot be read", e);
    }
    // Tomcat speaks java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Logger log = LoggerFactory.getLogger(SandboxLogging.class);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> log.error("thread {} has died", thread.getName(), failure));
  }
}
