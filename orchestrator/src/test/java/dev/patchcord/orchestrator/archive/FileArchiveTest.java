package dev.patchcord.orchestrator.archive;

import static dev.patchcord.orchestrator.archive.WrittenCall.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveTest {
  private final WrittenCall one = WrittenCall.unanswered("CA-1", NOON);
  private final WrittenCall two = WrittenCall.bridged("CA-2", NOON.plusSeconds(1));

  @TempDir Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("journal"), bytes);
  }

  private static byte[] text(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  /** Records of both calls in turn, as a topic has them. */
  private List<String> mixed() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(one.lines().size(), two.lines().size()); i++) {
      if (i < one.lines().size()) {
        lines.add(one.lines().get(i));
      }
      if (i < two.lines().size()) {
        lines.add(two.lines().get(i));
      }
    }
    return lines;
  }

  private void isProblem(byte[] bytes, Kind kind, String message) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(() -> FileArchive.read(file))
        .isInstanceOfSatisfying(
            ArchiveProblem.class, problem -> assertThat(problem.kind()).isEqualTo(kind))
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void findsACallAmongOthersInPlainAndInZippedFiles() throws IOException {
    for (byte[] bytes : List.of(text(mixed()), zipped(text(mixed())))) {
      try (FileArchive archive = FileArchive.read(file(bytes))) {
        CallJournal journal = archive.call("CA-2").orElseThrow();
        assertThat(journal.lines()).isEqualTo(two.journal().stream().map(JournalLine::of).toList());
        assertThat(archive.call("CA-3")).isEmpty();
        assertThat(archive.live()).isEmpty();
      }
    }
  }

  @Test
  void handsOverEachCallWholeAndOnce() throws IOException {
    List<CallJournal> found = new ArrayList<>();
    try (FileArchive archive = FileArchive.read(file(text(mixed())))) {
      Range range = archive.range(Instant.EPOCH, Instant.MAX, found::add, ReadProgress.SILENT);
      assertThat(range)
          .isEqualTo(new Range(2, one.journal().size() + two.journal().size(), List.of()));
      assertThat(found).extracting(CallJournal::callId).containsExactlyInAnyOrder("CA-1", "CA-2");
      assertThat(
              archive.range(
                  NOON.plusSeconds(60), NOON.plusSeconds(90), found::add, ReadProgress.SILENT))
          .extracting(Range::calls)
          .isEqualTo(1);
      assertThat(found.getLast().callId()).isEqualTo("CA-1");
    }
  }

  @Test
  void refusesAFileThatIsCutOff() throws IOException {
    byte[] whole = text(mixed());
    isProblem(
        Arrays.copyOf(whole, whole.length - 40),
        Kind.UNREADABLE,
        "line %d of ".formatted(mixed().size()));
    byte[] zipped = zipped(whole);
    isProblem(Arrays.copyOf(zipped, zipped.length - 40), Kind.UNREADABLE, "is cut off after line");
  }

  @Test
  void refusesSomethingElse() throws IOException {
    isProblem(text(List.of("{\"name\":\"x\"}")), Kind.UNREADABLE, "line 1 of");
    isProblem(text(List.of("hello")), Kind.UNREADABLE, "is no JSON");
    isProblem(text(List.of("{\"callId\":\"CA-1\"}")), Kind.UNREADABLE, "no record of the journal");
    isProblem(new byte[] {(byte) 0xff, (byte) 0xd8, 3, 4}, Kind.UNREADABLE, "is no text");
    isProblem(new byte[0], Kind.UNREADABLE, "is empty");
    assertThatThrownBy(() -> FileArchive.read(directory.resolve("nowhere")))
        .isInstanceOf(ArchiveProblem.class)
        .hasMessageStartingWith("there is no file");
  }

  @Test
  void refusesAFileOfALaterVersion() throws IOException {
    List<String> lines = new ArrayList<>(one.lines());
    lines.add(
        lines.removeLast().replace("patchcord.leg-progressed.v1", "patchcord.leg-progressed.v2"));
    isProblem(text(lines), Kind.TOO_NEW, "patchcord.leg-progressed.v2");
  }
}
