package dev.patchcord.contract.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlTest {
  private static final URI BASE = URI.create("https://calls.example");

  @Test
  void namesCallLegAndAttemptInTheQuery() {
    assertThat(
            CallbackUrl.of(BASE, Webhook.LEG_STATUS)
                .call("CA1")
                .leg(Webhook.SPECIALIST)
                .attempt(2)
                .forStatus())
        .startsWith("https://calls.example/participant-status?call=CA1&leg=specialist&attempt=2#");
  }

  @Test
  void numbersTheRedirectThatNamedTheAfterHoldDocument() {
    assertThat(CallbackUrl.of(BASE, Webhook.AFTER_HOLD).call("CA1").step(3).forDocument())
        .startsWith("https://calls.example/conference/after-hold?call=CA1&step=3#");
  }

  @Test
  void hasNoQuestionMarkWithoutParameters() {
    assertThat(CallbackUrl.of(BASE, Webhook.SAFE).forDocument())
        .startsWith("https://calls.example/safe#");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://calls.example/voice", "https://calls.example/voice/"})
  void keepsThePathOfTheBaseWithAndWithoutItsSlash(String base) {
    assertThat(CallbackUrl.of(URI.create(base), Webhook.WAIT).call("CA1").forDocument())
        .startsWith("https://calls.example/voice/conference/wait?call=CA1#");
  }

  @Test
  void survivesACallIdThatNeedsEncoding() {
    String url = CallbackUrl.of(BASE, Webhook.WAIT).call("CA 1&leg=x#y").forDocument();
    assertThat(url).startsWith("https://calls.example/conference/wait?call=CA+1%26leg%3Dx%23y#");
    assertThat(URI.create(url).getRawQuery()).isEqualTo("call=CA+1%26leg%3Dx%23y");
  }

  @Test
  void asksForARepetitionOfALostStatusCallbackOnEveryFailure() {
    assertThat(URI.create(CallbackUrl.of(BASE, Webhook.LEG_STATUS).forStatus()).getFragment())
        .contains("rc=3")
        .contains("rp=all");
  }

  /** A document that was refused (4xx) is refused again: Twilio then takes its fallback URL. */
  @Test
  void asksForADocumentAgainOnlyWhenTheServerFailedOrWasNotReached() {
    assertThat(URI.create(CallbackUrl.of(BASE, Webhook.CONFERENCE).forDocument()).getFragment())
        .contains("rp=5xx,ct,rt")
        .doesNotContain("4xx");
  }

  /** Twilio gives a voice webhook 15 s in all: the tries and their time-outs have to fit. */
  @Test
  void fitsTheFirstTryOfADocumentIntoTheCarriersFifteenSeconds() {
    String fragment =
        URI.create(CallbackUrl.of(BASE, Webhook.CONFERENCE).forDocument()).getFragment();
    assertThat(milliseconds(fragment, "ct") + milliseconds(fragment, "rt"))
        .isLessThanOrEqualTo(15_000);
  }

  @Test
  void givesEachCallItsRoomAndEachAttemptItsLabel() {
    assertThat(Webhook.room("CA1")).isEqualTo("room-CA1").isNotEqualTo(Webhook.room("CA2"));
    assertThat(Webhook.label(2)).isEqualTo("specialist-2");
  }

  private static int milliseconds(String fragment, String name) {
    for (String pair : fragment.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return Integer.parseInt(pair.substring(name.length() + 1));
      }
    }
    throw new AssertionError("no " + name + " in " + fragment);
  }
}
