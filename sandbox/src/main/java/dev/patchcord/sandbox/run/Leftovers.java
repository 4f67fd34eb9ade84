package dev.patchcord.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Services that outlived their sandbox, because it was killed and could not end them. They are told
 * from strangers by the instant at which they were started, since process ids are used again.
 */
final class Leftovers {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String FILE = "processes";

  private Leftovers() {}

  /**
   * Notes the processes that are running now.
   *
   * @param directory the sandbox's data directory
   */
  static void note(Path directory, List<ProcessHandle> processes) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ProcessHandle process : processes) {
      process.info().startInstant().ifPresent(instant -> lines.add(process.pid() + " " + instant));
    }
    Files.write(directory.resolve(FILE), lines);
  }

  /** Forgets the processes, which have ended. */
  static void forget(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(FILE));
  }

  /**
   * Ends those that a sandbox with that directory has left behind. Not to be called while another
   * sandbox uses the directory.
   *
   * @return their process ids
   */
  static List<Long> end(Path directory) throws IOException, InterruptedException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<ProcessHandle> orphans =
        Files.readAllLines(file).stream()
            .map(Leftovers::running)
            .flatMap(Optional::stream)
            .toList();
    orphans.forEach(ProcessHandle::destroy);
    for (ProcessHandle orphan : orphans) {
      awaitEnd(orphan);
    }
    forget(directory);
    return orphans.stream().map(ProcessHandle::pid).toList();
  }

  private static Optional<ProcessHandle> running(String line) {
    String[] words = line.split(" ", 2);
    try {
      Instant started = Instant.parse(words[words.length - 1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(process -> process.info().startInstant().equals(Optional.of(started)));
    } catch (RuntimeException notOurs) {
      // A damaged line names no process; ending the wrong one would be worse than ending none.
      return Optional.empty();
    }
  }

  /** Returns when it has ended and given back its ports; it is killed if it takes too long. */
  private static void awaitEnd(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException stubborn) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
