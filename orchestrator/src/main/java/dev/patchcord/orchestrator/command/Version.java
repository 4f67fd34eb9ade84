package dev.patchcord.orchestrator.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Version of the build, as Maven has written it into a resource. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {words()};
  }

  /** For people, such as {@code patchcord 1.2.0}. */
  public static String words() {
    try (InputStream version = Version.class.getResourceAsStream("/patchcord-version")) {
      return version == null
          ? "patchcord, version unknown"
          : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
