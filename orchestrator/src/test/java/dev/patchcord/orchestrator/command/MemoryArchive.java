package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.Range;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Journals and snapshots in memory. */
final class MemoryArchive implements JournalArchive {
  private final Map<String, CallJournal> journals = new LinkedHashMap<>();
  private final Map<String, CallSnapshot> snapshots = new LinkedHashMap<>();

  /** A played call as the machine left it: journal, and snapshot unless it is forgotten. */
  MemoryArchive keep(CallScript call) {
    keep(call.journal());
    if (call.call() != null) {
      keep(call.call().snapshot());
    }
    return this;
  }

  MemoryArchive keep(List<JournalRecord> journal) {
    String callId = journal.getFirst().callId();
    journals.put(callId, new CallJournal(callId, journal.stream().map(JournalLine::of).toList()));
    return this;
  }

  MemoryArchive keep(CallSnapshot snapshot) {
    snapshots.put(snapshot.callId(), snapshot);
    return this;
  }

  @Override
  public Optional<CallJournal> call(String callId) {
    return Optional.ofNullable(journals.get(callId));
  }

  @Override
  public Range range(Instant from, Instant to, Consumer<CallJournal> each, ReadProgress progress) {
    List<CallJournal> in =
        journals.values().stream()
            .filter(
                journal ->
                    journal.lines().stream()
                        .map(line -> line.record().at())
                        .anyMatch(at -> !at.isBefore(from) && at.isBefore(to)))
            .toList();
    in.forEach(each);
    progress.at(in.size(), in.size());
    return new Range(
        in.size(), in.stream().mapToLong(journal -> journal.lines().size()).sum(), List.of());
  }

  @Override
  public List<CallSnapshot> live() {
    return List.copyOf(snapshots.values());
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
