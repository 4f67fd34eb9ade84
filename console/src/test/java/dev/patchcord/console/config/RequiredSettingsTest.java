package dev.patchcord.console.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {
  private static final String PASSWORD = "patchcord.console.users.kim.password";
  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void withoutAnybodyWhoCouldLogInThereIsNoConsole() {
    assertThatThrownBy(() -> RequiredSettings.check(environment))
        .isInstanceOf(RefusedSettings.class)
        .hasMessageContaining("nobody could log in");
  }

  @Test
  void aReadablePasswordIsForThisMachineOnly() {
    environment.setProperty(PASSWORD, "{noop}secret");
    assertThatThrownBy(() -> RequiredSettings.check(environment))
        .hasMessageContaining("{noop}")
        .hasMessageNotContaining("secret");
    environment.setProperty("server.address", "0.0.0.0");
    assertThatThrownBy(() -> RequiredSettings.check(environment)).hasMessageContaining("{noop}");
    environment.setProperty("server.address", "127.0.0.1");
    assertThatCode(() -> RequiredSettings.check(environment)).doesNotThrowAnyException();
  }

  @Test
  void aPasswordSaysHowItIsEncoded() {
    environment.setProperty(PASSWORD, "secret");
    assertThatThrownBy(() -> RequiredSettings.check(environment))
        .hasMessageContaining("how it is encoded")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"patchcord.console.ingress-url", "patchcord.rehearsal.twin-url"})
  void whoeverIsAskedHasAnAddress(String setting) {
    environment.setProperty(PASSWORD, "{bcrypt}$2y$10$abcdefghijklmnopqrstuv");
    environment.setProperty(setting, "somewhere:3000");
    assertThatThrownBy(() -> RequiredSettings.check(environment))
        .hasMessageContaining(setting)
        .hasMessageContaining("somewhere:3000");
  }
}
