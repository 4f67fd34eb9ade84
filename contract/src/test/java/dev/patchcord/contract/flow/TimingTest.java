package dev.patchcord.contract.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingTest {
  @Test
  void hurriesEveryPatienceAlike() {
    Timing hurried = Timing.standard().fasterBy(20);

    assertThat(hurried.checkUp()).isEqualTo(Duration.ofSeconds(9));
    assertThat(hurried.moveConfirmed()).isEqualTo(Duration.ofMillis(500));
    assertThat(hurried.remembered()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void leavesTimeForRoundTripThroughTheLog() {
    assertThat(Timing.standard().fasterBy(20).retry()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void staysTheSameAtRealSpeed() {
    assertThat(Timing.standard().fasterBy(1)).isEqualTo(Timing.standard());
  }

  @Test
  void refusesToSlowDown() {
    assertThatThrownBy(() -> Timing.standard().fasterBy(0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5");
  }
}
