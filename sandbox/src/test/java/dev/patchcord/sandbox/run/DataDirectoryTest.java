package dev.patchcord.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path directory;

  @Test
  void keepsTheAccountsThatEarlierCallsBelongTo() {
    Accounts first = Accounts.keptIn(directory, new Random(1));
    Accounts second = Accounts.keptIn(directory, new Random(2));
    assertThat(second.environment()).isEqualTo(first.environment());
    assertThat(first.environment().get("TWILIO_ACCOUNT_SID")).matches("AC[0-9a-f]{32}");
  }

  @Test
  void forgetsOnlyItsOwnThingsWhenStartedAfresh() throws IOException {
    Path mine = Files.writeString(directory.resolve("thesis.txt"), "years of work");
    Files.createDirectories(directory.resolve("kafka").resolve("data"));
    Accounts.keptIn(directory, new Random(1));
    try (DataDirectory fresh = DataDirectory.open(directory, true)) {
      assertThat(mine).hasContent("years of work");
      assertThat(directory.resolve("kafka")).doesNotExist();
      assertThat(directory.resolve("accounts.properties")).doesNotExist();
      assertThat(fresh.log("ingress").getParent()).isDirectory();
    }
  }
}
