package dev.patchcord.console.call;

import static dev.patchcord.console.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

  @Test
  void aSecondIsAsWideEverywhere() {
    TimeScale scale =
        TimeScale.of(List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusSeconds(4)));
    assertThat(scale.at(NOON.plusSeconds(2)) - scale.at(NOON.plusSeconds(1)))
        .isEqualTo(scale.at(NOON.plusSeconds(1)) - scale.at(NOON));
    assertThat(scale.at(NOON.plusSeconds(4)) - scale.at(NOON.plusSeconds(2)))
        .isEqualTo(2 * scale.at(NOON.plusSeconds(1)));
    assertThat(scale.folds()).isEmpty();
  }

  @Test
  void idleTimeIsFoldedHoweverLong() {
    TimeScale brief = TimeScale.of(List.of(NOON, NOON.plusSeconds(10)));
    TimeScale endless = TimeScale.of(List.of(NOON, NOON.plusSeconds(3_600)));
    assertThat(endless.width()).isEqualTo(brief.width());
    assertThat(endless.folds().getFirst().length()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void momentsThatAreCloseStayApart() {
    TimeScale scale = TimeScale.of(List.of(NOON, NOON.plusMillis(1), NOON.plusMillis(2)));
    assertThat(scale.at(NOON.plusMillis(1)) - scale.at(NOON)).isGreaterThan(8);
  }
}
