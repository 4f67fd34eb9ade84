package dev.patchcord.orchestrator.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleTest {
  @Test
  void coloursOnlyATerminalThatDoesNotRefuse() {
    assertThat(Style.of(Map.of(), true).colour()).isTrue();
    assertThat(Style.of(Map.of(), false).colour()).isFalse();
    assertThat(Style.of(Map.of("NO_COLOR", "1"), true).colour()).isFalse();
    assertThat(Style.of(Map.of("NO_COLOR", ""), true).colour()).isTrue();
    assertThat(Style.of(Map.of("TERM", "dumb"), true).colour()).isFalse();
  }

  @Test
  void takesTheWidthFromTheTerminalAndCopesWithoutOne() {
    assertThat(Style.of(Map.of("COLUMNS", "100"), true).width()).isEqualTo(100);
    assertThat(Style.of(Map.of(), false).width()).isEqualTo(120);
    assertThat(Style.of(Map.of("COLUMNS", "wide"), false).width()).isEqualTo(120);
    assertThat(Style.of(Map.of("COLUMNS", "7"), true).width()).isEqualTo(60);
  }
}
