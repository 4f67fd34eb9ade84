package dev.patchcord.sandbox.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What happened in a run and when: printed as it happens, and kept in a file. */
final class Transcript {
  private final Path file;
  private final Clock clock;
  private final Instant begun;

  /** Begins it, with the date and what machine this is. */
  Transcript(Path file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.begun = clock.instant();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    Runtime machine = Runtime.getRuntime();
    line(
        "%s, %d processors"
            .formatted(LocalDate.ofInstant(begun, ZoneOffset.UTC), machine.availableProcessors()));
  }

  /** A line with the time since the beginning. */
  void tell(String format, Object... arguments) {
    Duration since = Duration.between(begun, clock.instant());
    line(
        String.format(Locale.ROOT, "%2d:%02d  ", since.toMinutes(), since.toSecondsPart())
            + String.format(Locale.ROOT, format, arguments));
  }

  private void line(String text) {
    System.out.println("compose: " + text);
    try {
      Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
