package dev.patchcord.sandbox.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The class path of the console. It is not the sandbox's own: Spring Security, once on it, would
 * lock the doors of the twin and of every service.
 */
final class ConsoleClassPath {
  /** System property: the file that the console's build leaves, beside its classes. */
  private static final String FILE = "console.class-path";

  private ConsoleClassPath() {}

  /** Empty where no build of the console is told of. */
  static Optional<String> read() {
    String named = System.getProperty(FILE, "");
    Path file = Path.of(named);
    if (named.isEmpty() || !Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          file.resolveSibling("classes") + File.pathSeparator + Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
