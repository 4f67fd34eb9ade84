package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.machine.SpringMachines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each version of the machine once decided, it decides still. {@code -Dregenerate=true} writes
 * the journals that are missing, of a new version or behaviour, and never touches one that is
 * there.
 */
class GoldenJournalsTest {
  /**
   * Versions whose last call has ended everywhere, so that they were taken away. Their journals
   * stay for whoever replays with an older build.
   */
  private static final Set<String> RETIRED = Set.of();

  private static final GoldenJournals JOURNALS = GoldenJournals.ours();

  @BeforeAll
  static void addWhatIsMissing() throws IOException {
    if (!Boolean.getBoolean("regenerate")) {
      return;
    }
    for (MachineVersion version : MachineVersion.values()) {
      for (GoldenCall call : GoldenCalls.all()) {
        JOURNALS.add(
            GoldenJournals.file(version.number(), call.name()),
            call.decidedBy(CallTransitions.of(version)));
      }
    }
    String newest = MachineVersion.newest().number();
    String everyRow = GoldenJournals.everyRow(newest);
    if (!JOURNALS.files().contains(everyRow)) {
      JOURNALS.add(everyRow, EveryRow.ofDeciderTests(newest));
    }
  }

  @Test
  void everyJournalIsDecidedAsItStands() throws IOException {
    assertThat(GoldenReplay.disagreements(JOURNALS, new SpringMachines())).isEmpty();
  }

  @Test
  void noJournalIsMissingOrChanged() throws IOException {
    assertThat(JOURNALS.complaints()).isEmpty();
  }

  @Test
  void everyJournalIsOfAMachineOfThisBuildUnlessThatIsRetired() throws IOException {
    Set<String> versions = new TreeSet<>(new SpringMachines().versions());
    versions.addAll(RETIRED);
    assertThat(JOURNALS.files())
        .as("a version is taken away only after its last call has ended: then name it in RETIRED")
        .allSatisfy(file -> assertThat(versions).contains(GoldenJournals.versionOf(file)));
  }

  @ParameterizedTest
  @EnumSource(MachineVersion.class)
  void everyBehaviourIsKeptForEveryVersion(MachineVersion version) throws IOException {
    assertThat(JOURNALS.files())
        .as("golden journals that are missing; -Dregenerate=true adds them")
        .containsAll(
            GoldenCalls.all().stream()
                .map(call -> GoldenJournals.file(version.number(), call.name()))
                .toList());
  }

  /** What no journal takes could be changed unnoticed. */
  @ParameterizedTest
  @EnumSource(MachineVersion.class)
  void theJournalsOfAVersionTakeEveryRowOfItsTable(MachineVersion version) throws IOException {
    Set<String> rows = new TreeSet<>();
    CallTransitions.of(version).rows().forEach(row -> rows.add(row.name()));
    for (String file : JOURNALS.files()) {
      if (GoldenJournals.versionOf(file).equals(version.number())) {
        JOURNALS.read(file).lines().stream()
            .map(line -> line.record().transition())
            .filter(Objects::nonNull)
            .forEach(rows::remove);
      }
    }
    assertThat(rows).as("rows that no golden journal takes").isEmpty();
  }

  @Test
  void whatIsThereIsNeverWrittenAnew(@TempDir Path directory) throws IOException {
    GoldenJournals journals = GoldenJournals.in(directory);
    GoldenCall call = GoldenCalls.all().getFirst();
    List<JournalRecord> decided = call.decidedBy(CallTransitions.inForce());
    String file = GoldenJournals.file("2", call.name());
    journals.add(file, decided);
    byte[] first = Files.readAllBytes(directory.resolve(file));
    journals.add(file, decided.subList(0, 1));
    assertThat(directory.resolve(file)).hasBinaryContent(first);

    Files.writeString(directory.resolve(file), "{}\n");
    assertThat(journals.complaints())
        .containsExactly(file + " was changed: a golden journal is never written anew");
    Files.delete(directory.resolve(file));
    assertThat(journals.complaints())
        .containsExactly(file + " is missing: a golden journal is never deleted");
    journals.add(file, decided);
    assertThat(directory.resolve(file)).doesNotExist();
  }
}
