package dev.patchcord.ingress.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlEncodedFormTest {

  @Test
  void keepsRepeatedEmptyAndPaddedValuesAsTheyWereSent() {
    assertThat(UrlEncodedForm.ofQuery("b=2&a=1&b=+3+&c=&d&=e&&f=%2B1%20x"))
        .containsExactly(
            entry("b", List.of("2", " 3 ")),
            entry("a", List.of("1")),
            entry("c", List.of("")),
            entry("d", List.of("")),
            entry("", List.of("e")),
            entry("f", List.of("+1 x")));
    assertThat(UrlEncodedForm.ofQuery(null)).isEmpty();
    assertThat(UrlEncodedForm.ofBody(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=1"})
  void refusesBrokenEscapes(String body) {
    assertThatThrownBy(() -> UrlEncodedForm.ofBody(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refused.class)
        .hasMessage("The body has a broken percent escape.");
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThatThrownBy(() -> UrlEncodedForm.ofBody(new byte[] {'a', '=', (byte) 0xff}))
        .isInstanceOf(Refused.class)
        .hasMessage("The body is not valid UTF-8.");
  }
}
