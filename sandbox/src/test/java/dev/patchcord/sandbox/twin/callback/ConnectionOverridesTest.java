package dev.patchcord.sandbox.twin.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fragments of webhook URLs say how hard to try. */
class ConnectionOverridesTest {

  @Test
  void readsTheFragmentThatPatchcordSends() {
    assertThat(ConnectionOverrides.parse("rc=3&rp=all&rt=4000&ct=2000"))
        .isEqualTo(
            new ConnectionOverrides(
                3,
                Set.of("all"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(15)));
    assertThat(ConnectionOverrides.parse("rc=2&rp=5xx,ct,rt&rt=7000&ct=2000").retries("4xx"))
        .isFalse();
  }

  @Test
  void retriesOnlyALostConnectionUnlessAskedForMore() {
    assertThat(ConnectionOverrides.parse("")).isEqualTo(ConnectionOverrides.DEFAULT);
    assertThat(ConnectionOverrides.DEFAULT.retries("ct")).isTrue();
    assertThat(ConnectionOverrides.DEFAULT.retries("5xx")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rc=6", "rc=x", "rt=15001", "ct=99", "tt=20000", "rp=3xx", "edge=dublin", "rc"})
  void refusesWhatTwilioRefuses(String fragment) {
    assertThatThrownBy(() -> ConnectionOverrides.parse(fragment))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Vectors with the token 12345, as the signature's documentation has them. */
  @Test
  void signsAsTwilioDocumentsIt() {
    TwilioSignature signature = new TwilioSignature("12345");
    assertThat(
            signature.of(
                "https://mycompany.com/myapp.php?foo=1&bar=2",
                Map.of(
                    "CallSid", "CA1234567890ABCDE",
                    "Caller", "+14158675309",
                    "Digits", "1234",
                    "From", "+14158675309",
                    "To", "+18005551212")))
        .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  }
}
