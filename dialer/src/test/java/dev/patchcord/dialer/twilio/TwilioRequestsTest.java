package dev.patchcord.dialer.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Post;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Twilio is asked, byte for byte of the form. */
class TwilioRequestsTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String CALLS = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls";
  private static final String DOCUMENT = "#rc=2&rp=5xx,ct,rt&rt=7000&ct=2000";
  private static final String STATUS = "#rc=3&rp=all&rt=4000&ct=2000";
  private static final String EAR = "https://ear.example/base";

  private final LoopbackTwilio twilio = new LoopbackTwilio();
  private final Telephony telephony = TwilioWiring.over(settings(twilio.url()));

  @AfterEach
  void stop() {
    twilio.close();
  }

  static TwilioSettings settings(String baseUrl) {
    return new TwilioSettings(
        ACCOUNT, "secret", baseUrl, EAR + "/", Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  @Test
  void movesTheCallerToTheHoldDocument() {
    telephony.holdCaller(Commands.hold("CA1", 1));
    Post post = onlyPost(CALLS + "/CA1.json");
    assertThat(post.form())
        .isEqualTo(
            form(
                "Url",
                EAR + "/conference?call=CA1&leg=caller" + DOCUMENT,
                "Method",
                "POST",
                "FallbackUrl",
                EAR + "/safe?call=CA1" + DOCUMENT,
                "FallbackMethod",
                "POST",
                "StatusCallback",
                EAR + "/participant-status?call=CA1&leg=caller" + STATUS,
                "StatusCallbackMethod",
                "POST"));
  }

  @Test
  void ringsTheSpecialistWithProgressAndMachineDetection() {
    telephony.dialSpecialist(Commands.dial("CA1", 2, 3));
    Post post = onlyPost(CALLS + ".json");
    Map<String, List<String>> expected =
        form(
            "To", "+14155550123",
            "From", "+14155550199",
            "Url", EAR + "/conference?call=CA1&leg=specialist&attempt=3" + DOCUMENT,
            "Method", "POST",
            "FallbackUrl", EAR + "/safe?call=CA1" + DOCUMENT,
            "FallbackMethod", "POST",
            "Timeout", "15",
            "TimeLimit", "3600",
            "StatusCallback",
                EAR + "/participant-status?call=CA1&leg=specialist&attempt=3" + STATUS,
            "StatusCallbackMethod", "POST",
            "MachineDetection", "Enable",
            "AsyncAmd", "true",
            "AsyncAmdStatusCallback", EAR + "/participant-status/amd?call=CA1&attempt=3" + STATUS,
            "AsyncAmdStatusCallbackMethod", "POST");
    expected.put("StatusCallbackEvent", List.of("initiated", "ringing", "answered", "completed"));
    assertThat(post.form()).isEqualTo(expected);
  }

  @Test
  void takesTheCallerOutOfTheRoom() {
    telephony.redirectCaller(Commands.redirect("CA1", 4, 2));
    assertThat(onlyPost(CALLS + "/CA1.json").form())
        .isEqualTo(
            form(
                "Url",
                EAR + "/conference/after-hold?call=CA1&step=2" + DOCUMENT,
                "Method",
                "POST",
                "FallbackUrl",
                EAR + "/safe?call=CA1" + DOCUMENT,
                "FallbackMethod",
                "POST"));
  }

  @Test
  void cancelsARingingPhone() {
    telephony.cancelLeg(Commands.cancel("CA1", 5, 1, null), "CA7");
    assertThat(onlyPost(CALLS + "/CA7.json").form()).isEqualTo(form("Status", "canceled"));
  }

  @Test
  void hangsUpALeg() {
    telephony.endLeg(Commands.end("CA1", 6, "CA7"));
    assertThat(onlyPost(CALLS + "/CA7.json").form()).isEqualTo(form("Status", "completed"));
  }

  private Post onlyPost(String path) {
    assertThat(twilio.posts()).hasSize(1);
    Post post = twilio.posts().getFirst();
    assertThat(post.method()).isEqualTo("POST");
    assertThat(post.path()).isEqualTo(path);
    assertThat(post.authorization())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((ACCOUNT + ":secret").getBytes(StandardCharsets.UTF_8)));
    return post;
  }

  private static Map<String, List<String>> form(String... namesAndValues) {
    Map<String, List<String>> form = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return form;
  }
}
