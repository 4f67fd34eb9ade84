package dev.patchcord.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.ingress.IngressApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {
  private static final Map<String, String> COMPLETE =
      Map.of(
          "patchcord.twilio.auth-token", "t",
          "patchcord.ingress.public-url", "https://voice.example.com/base",
          "patchcord.ingress.connect.token", "c",
          "patchcord.vapi.private-api-key", "k",
          "patchcord.vapi.phone-number-id", "n",
          "patchcord.vapi.assistant-id", "a",
          "patchcord.vapi.hmac-key", "h",
          "patchcord.vapi.webhook-secret", "",
          "patchcord.vapi.base-url", "http://127.0.0.1:8090");

  @Test
  void startsWithEverySecretAndAddress() {
    assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    assertThatCode(
            () ->
                check(
                    Map.of(
                        "patchcord.vapi.hmac-key", "", "patchcord.vapi.webhook-secret", "secret")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "patchcord.twilio.auth-token, TWILIO_AUTH_TOKEN",
    "patchcord.ingress.public-url, PUBLIC_URL",
    "patchcord.ingress.connect.token, CONNECT_TOKEN",
    "patchcord.vapi.private-api-key, PRIVATE_API_KEY",
    "patchcord.vapi.phone-number-id, PHONE_NUMBER_ID",
    "patchcord.vapi.assistant-id, ASSISTANT_ID",
    "patchcord.vapi.hmac-key, VAPI_HMAC_KEY (or VAPI_WEBHOOK_SECRET)"
  })
  void doesNotStartWithoutAnyOfThemAndNamesTheVariable(String setting, String variable) {
    assertThatThrownBy(() -> check(Map.of(setting, " ")))
        .isInstanceOf(RefusedSettings.class)
        .hasMessage("ingress cannot start: set the environment variable " + variable + ".");
  }

  @ParameterizedTest
  @CsvSource({"voice.example.com", "ftp://a.test", "https://", "https://a.test/?x=1", "http://a b"})
  void doesNotStartWithAnAddressThatTwilioCouldNotCall(String address) {
    assertThatThrownBy(() -> check(Map.of("patchcord.ingress.public-url", address)))
        .isInstanceOf(RefusedSettings.class)
        .hasMessageContaining("PUBLIC_URL must be an http or https URL")
        .hasMessageContaining(address)
        .hasMessageNotContaining("\n");
  }

  @Test
  void doesNotStartWithATokenThatCanBeGuessed() {
    assertThatThrownBy(() -> check(Map.of("patchcord.ingress.operators.ann", "short")))
        .isInstanceOf(RefusedSettings.class)
        .hasMessageContaining("patchcord.ingress.operators.ann must be a token of at least 16")
        .hasMessageNotContaining("short");
    assertThatThrownBy(() -> check(Map.of("patchcord.ingress.appointments.token", "guess")))
        .isInstanceOf(RefusedSettings.class)
        .hasMessageContaining("APPOINTMENTS_TOKEN must be a token of at least 16");
  }

  @Test
  void doesNotStartWithTwoOperatorsWhoCannotBeToldApart() {
    assertThatThrownBy(
            () ->
                check(
                    Map.of(
                        "patchcord.ingress.operators.ann", "0123456789abcdef",
                        "patchcord.ingress.operators.ben", "0123456789abcdef")))
        .isInstanceOf(RefusedSettings.class)
        .hasMessageContaining("give each operator an own token");
  }

  @Test
  void doesNotStartIfSomebodyMayRequeueWhoIsNoOperator() {
    Map<String, String> ann = Map.of("patchcord.ingress.operators.ann", "0123456789abcdef");
    Map<String, String> granted = new HashMap<>(ann);
    granted.put("patchcord.ingress.may-requeue", "ann");
    assertThatCode(() -> check(granted)).doesNotThrowAnyException();
    granted.put("patchcord.ingress.may-requeue", "ann,bob");
    assertThatThrownBy(() -> check(granted))
        .isInstanceOf(RefusedSettings.class)
        .hasMessageContaining("may-requeue names bob");
  }

  @Test
  void theMainSaysItInOneLine() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> IngressApplication.start("--server.port=0", "--PUBLIC_URL="))
          .hasStackTraceContaining("RefusedSettings");
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).strip())
        .startsWith(
            "ingress cannot start: set the environment variables TWILIO_AUTH_TOKEN, PUBLIC_URL")
        .doesNotContain("\n");
  }

  private static void check(Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>(COMPLETE);
    settings.putAll(changed);
    MockEnvironment environment = new MockEnvironment();
    settings.forEach(environment::setProperty);
    RequiredSettings.check(environment);
  }
}
