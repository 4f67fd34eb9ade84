package dev.patchcord.dialer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.dialer.DialerApplication;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TwilioSettingsTest {

  @Test
  void stopsTheStartAndNamesEverySettingThatIsMissing(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                DialerApplication.start(
                    "--server.port=0", "--TWILIO_ACCOUNT_SID=AC1", "--KAFKA_BOOTSTRAP_SERVERS=x:1"))
        .hasRootCauseInstanceOf(MissingSettings.class);
    assertThat(output)
        .contains("The dialer cannot start: set TWILIO_AUTH_TOKEN, PUBLIC_URL in the environment")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesACallbackBaseThatTwilioCouldNotFetch() {
    assertThatThrownBy(() -> settings("ear.example"))
        .isInstanceOf(MissingSettings.class)
        .hasMessageContaining("PUBLIC_URL must be an absolute http or https URL")
        .hasMessageContaining("ear.example");
  }

  @Test
  void doesNotTellTheSecret() {
    assertThat(settings("https://ear.example").toString()).doesNotContain("secret");
  }

  private static TwilioSettings settings(String publicUrl) {
    return new TwilioSettings(
        "AC1",
        "secret",
        "https://api.twilio.com",
        publicUrl,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10));
  }
}
