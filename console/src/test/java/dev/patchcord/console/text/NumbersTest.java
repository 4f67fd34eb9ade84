package dev.patchcord.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "calls from +14155550123,calls from +…23",
    "To=%2B14155550199&x,To=%2B…99&x",
    "raw 4155550123 there,raw …23 there",
    "sip:alice@example.com,sip:…@example.com"
  })
  void whatLooksLikeANumberGoes(String text, String masked) {
    assertThat(Numbers.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "CA0123456789abcdef0123456789abcdef",
    "2026-11-22T12:00:00.250Z",
    "20 s, attempt 3, machine 4",
    "d7c0d6d5-1234-4321-8888-123456789012"
  })
  void whatIsNoNumberStays(String text) {
    assertThat(Numbers.masked(text)).isEqualTo(text);
  }

  @Test
  void twoNumbersInOneText() {
    assertThat(Numbers.masked("+14155550123 to +14155550199")).isEqualTo("+…23 to +…99");
  }
}
