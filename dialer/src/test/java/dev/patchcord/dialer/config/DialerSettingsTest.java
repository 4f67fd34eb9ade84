package dev.patchcord.dialer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialerSettingsTest {

  @Test
  void takesFractionsAndNoLimitForTheCallsPerSecond() {
    assertThat(with(0.5).callsPerSecond()).isEqualTo(0.5);
    assertThat(with(0).callsPerSecond()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void saysWhichCallsPerSecondMakeNoSense(double callsPerSecond) {
    assertThatThrownBy(() -> with(callsPerSecond))
        .isInstanceOf(MissingSettings.class)
        .hasMessageContaining("patchcord.dialer.calls-per-second must be 0 (no limit) or more");
  }

  private static DialerSettings with(double callsPerSecond) {
    Duration second = Duration.ofSeconds(1);
    return new DialerSettings(
        "dialer-1",
        1,
        callsPerSecond,
        1,
        second,
        second,
        second,
        second,
        second,
        second,
        second,
        new TwilioSettings(
            "AC1", "secret", "http://127.0.0.1:1", "http://127.0.0.1:2", second, second));
  }
}
