package dev.patchcord.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Where a sandbox keeps its data and logs; one sandbox at a time. */
final class DataDirectory implements AutoCloseable {
  private static final List<String> OURS =
      List.of("kafka", "orchestrator", "logs", "accounts.properties");

  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Ends services that a killed sandbox left behind there; does nothing if there is no such
   * directory, or if it is in use.
   *
   * @return their process ids
   */
  static List<Long> endLeftovers(Path path) throws IOException, InterruptedException {
    if (!Files.exists(path.resolve(LOCK))) {
      return List.of();
    }
    try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
      return lock(channel) == null ? List.of() : Leftovers.end(path);
    }
  }

  /**
   * Takes possession of a directory, which is created if need be.
   *
   * @param fresh forget what earlier sandboxes left there; other files are not touched
   * @throws CannotStart if another sandbox uses it, or it cannot be written
   */
  static DataDirectory open(Path path, boolean fresh) {
    try {
      Files.createDirectories(path.resolve("logs"));
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new CannotStart(
            "the data directory %s is used by another sandbox; end that one, or choose another with --data-dir"
                .formatted(path));
      }
      DataDirectory directory = new DataDirectory(path, channel);
      if (fresh) {
        directory.forget();
      }
      return directory;
    } catch (IOException e) {
      throw new CannotStart(
          "the data directory %s cannot be used (%s); choose another with --data-dir"
              .formatted(path, e),
          e);
    }
  }

  Path path() {
    return path;
  }

  /** The log of one service or of the sandbox itself. */
  Path log(String name) {
    return path.resolve("logs").resolve(name + ".log");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget() throws IOException {
    for (String name : OURS) {
      FileSystemUtils.deleteRecursively(path.resolve(name));
    }
    Files.createDirectories(path.resolve("logs"));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameJvm) {
      return null;
    }
  }
}
