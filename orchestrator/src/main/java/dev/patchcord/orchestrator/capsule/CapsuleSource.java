package dev.patchcord.orchestrator.capsule;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.orchestrator.archive.KafkaOriginals;
import dev.patchcord.orchestrator.archive.TopicRecord;
import dev.patchcord.orchestrator.replay.CallJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Gathers what Kafka still has of a call. */
public final class CapsuleSource {
  /** Only the sandbox has it: what is needed to let a rehearsed call happen again. */
  private static final String REHEARSALS = "patchcord.rehearsals";

  private CapsuleSource() {}

  /**
   * The whole capsule, with numbers, names and words.
   *
   * @param by who writes it, with its version
   * @throws ArchiveProblem if Kafka does not answer
   */
  public static Capsule gather(CallJournal journal, KafkaOriginals topics, String by) {
    List<Source> sources =
        journal.lines().stream()
            .map(line -> line.record().source())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    List<TopicRecord> originals = topics.read(sources);
    JsonNode rehearsal = topics.latest(REHEARSALS, journal.callId()).orElse(null);
    List<String> missing = new ArrayList<>();
    if (originals.size() < sources.size()) {
      missing.add(
          "%d of %d triggers as they stood in their topics: not kept any more"
              .formatted(sources.size() - originals.size(), sources.size()));
    }
    return Capsule.of(journal, originals, rehearsal, by, missing);
  }
}
