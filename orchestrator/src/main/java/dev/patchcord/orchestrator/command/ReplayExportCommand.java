package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.Range;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.timeline.Counted;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Journals into a file. */
@Command(
    name = "export",
    description = {
      "Writes the whole journal of every call of a range into a file: JSON lines, one record a line,"
          + " call after call. All replay commands read it with --file, on any machine. It holds"
          + " phone numbers and what was said."
    },
    sortOptions = false,
    footer = {"", "Example:", "  replay export --from -2h -o incident.jsonl.gz"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "2:wrong options, or the file cannot be written; nothing is left behind",
      "4:no call is in the range; nothing was written",
      "7:Kafka does not answer, or has no journal",
      "8:written, but records are missing"
    })
final class ReplayExportCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "A new file; gzip if its name ends with .gz.")
  private Path output = Path.of("");

  @Mixin private final RangeOptions range = new RangeOptions();
  @Mixin private final JournalOptions journal = new JournalOptions();
  @Mixin private final Screen screen = new Screen();

  @Override
  public Integer call() {
    if (Files.exists(output)) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s exists already: name a new file".formatted(output));
    }
    RangeOptions.Bounds bounds = range.at(screen.clock().instant());
    // Nobody is to find half a file under its name.
    Path part = output.resolveSibling(output.getFileName() + ".part");
    try (JournalArchive archive = journal.open()) {
      Range read = write(archive, bounds, part);
      if (read.calls() == 0) {
        throw bounds.empty(journal.place());
      }
      Files.move(part, output);
      return told(read);
    } catch (UncheckedIOException | IOException e) {
      throw cannotWrite(e);
    } finally {
      delete(part);
    }
  }

  private Range write(JournalArchive archive, RangeOptions.Bounds bounds, Path part)
      throws IOException {
    try (OutputStream out = opened(part);
        Screen.Progress progress = screen.progress("exporting")) {
      return bounds.read(archive, each -> append(out, each), progress);
    }
  }

  private OutputStream opened(Path part) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
    return output.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }

  private static void append(OutputStream out, CallJournal call) {
    try {
      for (JournalLine line : call.lines()) {
        out.write(ContractJson.write(line.record()));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int told(Range read) {
    if (screen.json()) {
      screen.json(new Written(output.toString(), read.calls(), read.records(), read.missing()));
    } else {
      read.missing().forEach(line -> screen.line("missing: " + line));
      screen.line(
          "%s%s, %s written to %s"
              .formatted(
                  read.missing().isEmpty() ? "" : "partial: ",
                  Counted.of(read.calls(), "call"),
                  Counted.of(read.records(), "record"),
                  output));
    }
    return (read.missing().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL).number();
  }

  private CommandFailure cannotWrite(Exception e) {
    return new CommandFailure(
        ExitCode.USAGE,
        "%s cannot be written: %s (%s)"
            .formatted(output, e.getMessage(), e.getClass().getSimpleName()));
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written. */
  private record Written(String file, int calls, long records, List<String> missing) {}
}
