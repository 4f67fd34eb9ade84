package dev.patchcord.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Run by the build at the end of packaging: notes the JDK and the class path that it was run with,
 * so that the script {@code patchcord} can start the sandbox without Maven.
 */
final class LaunchFile {
  private LaunchFile() {}

  /**
   * Writes two lines, the JDK's home and the class path.
   *
   * @param args the file
   */
  public static void main(String... args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected the name of the file to write");
    }
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(
        file, List.of(System.getProperty("java.home"), System.getProperty("java.class.path")));
  }
}
