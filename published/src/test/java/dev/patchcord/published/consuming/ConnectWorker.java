package dev.patchcord.published.consuming;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.connect.file.FileStreamSinkConnector;

/**
 * A worker of Kafka Connect in a JVM of its own: the main that {@code connect-standalone.sh}
 * starts.
 */
final class ConnectWorker implements AutoCloseable {
  /** The jar of the file connectors, which is not on the worker's class path, as in Kafka's own. */
  static final Path FILE_PLUGIN = jarOf(FileStreamSinkConnector.class);

  private final Path log;
  private final Process process;

  /** Starts it in a folder, with the files there that its command line names. */
  ConnectWorker(Path folder, String... files) {
    log = folder.resolve("worker.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                ConnectStandalone.class.getName()));
    command.addAll(List.of(files));
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !FILE_PLUGIN.equals(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isGone() {
    return !process.isAlive();
  }

  /** What it printed so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
