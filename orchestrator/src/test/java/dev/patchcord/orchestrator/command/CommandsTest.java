package dev.patchcord.orchestrator.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Commands.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  @Test
  void saysThatAFlowFileIsGood() {
    assertThat(run("flows", "check", "../docs/flows/sales.yaml")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "OK",
            "sales-leads-1 answers +14155550100, any other number; specialists: Ann, Ben, Night desk",
            "sales-accounts-1 answers +14155550200; specialists: Carla, Dev");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void listsTheMistakesOfABadOne(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("f.yaml"), "flows: none\n");
    assertThat(run("flows", "check", file.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(file + ":1:8 flows: \"none\" is not a list of flows");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void explainsItself() {
    assertThat(run("flows", "chek", "f")).isEqualTo(2);
    assertThat(err.toString()).contains("check");
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("flows");
  }

  @Test
  void leavesSettingsOfTheServiceToTheService() {
    assertThat(Commands.wantedBy()).isFalse();
    assertThat(Commands.wantedBy("--server.port=1")).isFalse();
    assertThat(Commands.wantedBy("flows", "check", "f")).isTrue();
  }
}
