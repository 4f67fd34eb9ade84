package dev.patchcord.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir Path directory;
  private Process orphan;

  @BeforeEach
  void leaveAnOrphan() throws IOException {
    orphan =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SupervisedProcessTest.Faithful.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  @AfterEach
  void endTheOrphan() throws InterruptedException {
    orphan.destroyForcibly().waitFor();
  }

  @Test
  void endsTheServicesThatAKilledSandboxLeftBehind() throws Exception {
    Leftovers.note(directory, List.of(orphan.toHandle()));
    assertThat(Leftovers.end(directory)).containsExactly(orphan.pid());
    assertThat(orphan.waitFor()).isNotZero();
    assertThat(Leftovers.end(directory)).isEmpty();
  }

  @Test
  void sparesAStrangerThatGotTheSameProcessId() throws Exception {
    Leftovers.note(directory, List.of(orphan.toHandle()));
    Path file = directory.resolve("processes");
    String pid = Files.readString(file).split(" ", 2)[0];
    Files.writeString(file, pid + " 2001-01-01T00:00:00Z\n" + "garbage\n");
    assertThat(Leftovers.end(directory)).isEmpty();
    assertThat(orphan.isAlive()).isTrue();
  }

  @Test
  void sparesTheServicesOfASandboxThatIsStillThere() throws Exception {
    try (DataDirectory _ = DataDirectory.open(directory, false)) {
      Leftovers.note(directory, List.of(orphan.toHandle()));
      assertThat(DataDirectory.endLeftovers(directory)).isEmpty();
      assertThat(orphan.isAlive()).isTrue();
    }
    assertThat(DataDirectory.endLeftovers(directory)).containsExactly(orphan.pid());
  }
}
