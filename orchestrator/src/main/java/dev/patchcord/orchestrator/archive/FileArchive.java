package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of journal records, one JSON object a line, plain or gzip. Records of one call stand in
 * their order; those of different calls may be mixed. The file is read once when it is opened and
 * again for every question, and never as a whole in memory.
 */
public final class FileArchive implements JournalArchive {
  private final JournalFile file;
  private final Map<String, Integer> linesOf;
  private final long total;

  private FileArchive(JournalFile file, Map<String, Integer> linesOf, long total) {
    this.file = file;
    this.linesOf = linesOf;
    this.total = total;
  }

  /**
   * Looks the file through.
   *
   * @throws ArchiveProblem if the file is not there, is cut off, or holds something else
   */
  public static FileArchive read(Path jsonLines) {
    JournalFile file = new JournalFile(jsonLines);
    Map<String, Integer> linesOf = new HashMap<>();
    long[] total = {0};
    String[] last = {""};
    file.forEach(
        (number, line) -> {
          linesOf.merge(file.callId(number, line), 1, Integer::sum);
          total[0] = number;
          last[0] = line;
          return true;
        });
    if (linesOf.isEmpty()) {
      throw new ArchiveProblem(
          Kind.UNREADABLE,
          "%s is empty: expected one journal record a line".formatted(jsonLines),
          null);
    }
    // A file that was cut off ends within a record.
    file.parse(total[0], last[0]);
    return new FileArchive(file, linesOf, total[0]);
  }

  @Override
  public Optional<CallJournal> call(String callId) {
    int expected = linesOf.getOrDefault(callId, 0);
    if (expected == 0) {
      return Optional.empty();
    }
    List<JournalLine> lines = new ArrayList<>();
    file.forEach(
        (number, line) -> {
          if (line.contains(callId) && file.callId(number, line).equals(callId)) {
            lines.add(JournalLine.of(file.parse(number, line)));
          }
          return lines.size() < expected;
        });
    return Optional.of(new CallJournal(callId, lines));
  }

  @Override
  public Range range(Instant from, Instant to, Consumer<CallJournal> each, ReadProgress progress) {
    List<String> missing = new ArrayList<>();
    Gathering gathering = new Gathering(from, to, new Spans(), each, missing);
    Map<String, Integer> left = new HashMap<>(linesOf);
    file.forEach(
        (number, line) -> {
          JournalRecord record = file.parse(number, line);
          gathering.add(JournalLine.of(record));
          if (left.merge(record.callId(), -1, Integer::sum) == 0) {
            gathering.complete(record.callId());
          }
          progress.at(number, total);
          return true;
        });
    gathering.finish(true);
    return new Range(gathering.calls(), gathering.records(), missing);
  }

  /** A file has no snapshots. */
  @Override
  public List<CallSnapshot> live() {
    return List.of();
  }

  @Override
  public void close() {
    // Nothing is open between two questions.
  }
}
