package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CallStatesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "call-states.md");

  @Test
  void thePageShowsTheTableInForce() throws IOException {
    String page = CallStatesPage.of(CallTransitions.inForce());
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as(
            "docs/call-states.md is not what the table says; write it anew by%n  %s",
            CallStatesPage.COMMAND)
        .hasContent(page);
  }
}
