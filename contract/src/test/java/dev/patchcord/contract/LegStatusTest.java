package dev.patchcord.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegStatusTest {

  /** The carrier's words are our names in lower case with hyphens (Twilio, call resource). */
  @ParameterizedTest
  @EnumSource
  void readsTheCarriersHyphenatedWord(LegStatus status) {
    String word = status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    assertThat(LegStatus.ofWord(word)).isEqualTo(status);
  }

  @Test
  void takesAnsweredAsTheCallbackEventForInProgress() {
    assertThat(LegStatus.ofWord("answered")).isEqualTo(LegStatus.IN_PROGRESS);
  }

  @Test
  void neverTakesAWordThatItDoesNotKnowForTheEndOfALeg() {
    assertThat(LegStatus.ofWord("teleported")).isEqualTo(LegStatus.UNKNOWN);
    assertThat(LegStatus.UNKNOWN.isFinal()).isFalse();
  }

  @Test
  void knowsTheFiveEndsOfALeg() {
    assertThat(Stream.of(LegStatus.values()).filter(LegStatus::isFinal))
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.of(
                LegStatus.COMPLETED,
                LegStatus.BUSY,
                LegStatus.NO_ANSWER,
                LegStatus.FAILED,
                LegStatus.CANCELED));
  }
}
