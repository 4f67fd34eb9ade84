package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.Range;
import dev.patchcord.orchestrator.replay.CallJournal;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Mixin of the commands that read a range of time. */
final class RangeOptions {
  // As far as the brokers' time index and ISO dates of four digits go.
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "First moment: " + Moment.FORMS + ", UTC if it names no zone (default: the beginning).")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "First moment after the range (default: all that is there).")
  private @Nullable String to;

  /**
   * The range as it was asked for.
   *
   * @param from first moment
   * @param to first moment after it
   */
  record Bounds(Instant from, Instant to) {
    Range read(JournalArchive archive, Consumer<CallJournal> each, ReadProgress progress) {
      return archive.range(from, to, each, progress);
    }

    /** Nothing was found in it. */
    CommandFailure empty(String place) {
      boolean bounded = !from.equals(Instant.EPOCH) || !to.equals(LATEST);
      return new CommandFailure(
          ExitCode.NOTHING_FOUND,
          bounded
              ? "no call has a record between %s and %s in %s".formatted(from, to, place)
              : "no call is in " + place);
    }
  }

  Bounds at(Instant now) {
    Instant begin = from == null ? Instant.EPOCH : Moment.parse("--from", from, now);
    Instant end = to == null ? LATEST : Moment.parse("--to", to, now);
    if (!begin.isBefore(end)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--from must be before --to, but %s is not before %s".formatted(begin, end));
    }
    return new Bounds(begin, end);
  }
}
