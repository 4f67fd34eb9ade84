package dev.patchcord.dialer.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Reply;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.dialer.twilio.LoopbackTwilio.Answer;
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
  private final Telephony telephony =
      TwilioWiring.over(settings(twilio.url()), LoopbackTwilio.METER);

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
            "FallbackUrl", EAR + "/safe?call=CA1&leg=specialist&attempt=3" + DOCUMENT,
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

  @Test
  void callsACallerBack() {
    telephony.callBack(Commands.callBack("CA1", 7, 2));
    Map<String, List<String>> expected =
        form(
            "To", "+14155550111",
            "From", "+14155550199",
            "Url", EAR + "/callback?call=CA1&callback=2" + DOCUMENT,
            "Method", "POST",
            "FallbackUrl", EAR + "/safe?call=CA1" + DOCUMENT,
            "FallbackMethod", "POST",
            "Timeout", "25",
            "StatusCallback", EAR + "/participant-status/callback?call=CA1&callback=2" + STATUS,
            "StatusCallbackMethod", "POST");
    expected.put("StatusCallbackEvent", List.of("initiated", "ringing", "answered", "completed"));
    assertThat(onlyPost(CALLS + ".json").form()).isEqualTo(expected);
  }

  @Test
  void announcesToTheRoom() {
    twilio.answer(post -> Answer.json(200, LoopbackTwilio.conference("CF1", "in-progress")));
    assertThat(telephony.announce(Commands.announce("CA1", 8, 3)))
        .isEqualTo(new Reply.Done(null, LegStatus.UNKNOWN, "announced in CF1"));
    assertThat(onlyPost("/2010-04-01/Accounts/" + ACCOUNT + "/Conferences/CF1.json").form())
        .isEqualTo(
            form(
                "AnnounceUrl",
                EAR + "/announce?call=CA1&announcement=3" + DOCUMENT,
                "AnnounceMethod",
                "POST"));
  }

  @Test
  void recordsALegThatIsNotRecorded() {
    twilio.answer(
        post ->
            post.method().equals("GET")
                ? LoopbackTwilio.page("recordings", LoopbackTwilio.recording("RE0", "completed"))
                : Answer.json(201, LoopbackTwilio.recording("RE1", "in-progress")));
    assertThat(telephony.startRecording(Commands.startRecording("CA1", 9)))
        .isEqualTo(new Reply.Done("CA1", LegStatus.UNKNOWN, "recording RE1"));
    assertThat(twilio.posts())
        .extracting(Post::method, Post::path)
        .containsExactly(
            tuple("GET", CALLS + "/CA1/Recordings.json"),
            tuple("POST", CALLS + "/CA1/Recordings.json"));
    Map<String, List<String>> expected =
        form(
            "RecordingChannels", "dual",
            "Trim", "do-not-trim",
            "RecordingStatusCallback", EAR + "/recording-status?call=CA1&purpose=call" + STATUS,
            "RecordingStatusCallbackMethod", "POST");
    expected.put("RecordingStatusCallbackEvent", List.of("in-progress", "completed", "absent"));
    assertThat(twilio.posts().getLast().form()).isEqualTo(expected);
  }

  @Test
  void recordsNoLegTwice() {
    twilio.answer(
        post -> LoopbackTwilio.page("recordings", LoopbackTwilio.recording("RE1", "in-progress")));
    assertThat(telephony.startRecording(Commands.startRecording("CA1", 9)))
        .isEqualTo(new Reply.Done("CA1", LegStatus.UNKNOWN, "is recorded already: RE1"));
    assertThat(twilio.posts()).extracting(Post::method).containsExactly("GET");
  }

  @Test
  void recordsRatherTwiceThanNotAtAll() {
    twilio.answer(
        post ->
            post.method().equals("GET")
                ? Answer.error(500, 20500, "Internal Server Error")
                : Answer.json(201, LoopbackTwilio.recording("RE1", "in-progress")));
    assertThat(telephony.startRecording(Commands.startRecording("CA1", 9)))
        .isEqualTo(new Reply.Done("CA1", LegStatus.UNKNOWN, "recording RE1"));
  }

  @Test
  void stopsTheRecordingThatIsNamedOrTheOneThatRuns() {
    twilio.answer(post -> Answer.json(200, LoopbackTwilio.recording("RE1", "stopped")));
    assertThat(telephony.stopRecording(Commands.stopRecording("CA1", 10, "RE1")))
        .isEqualTo(new Reply.Done("CA1", LegStatus.UNKNOWN, "stopped RE1"));
    assertThat(onlyPost(CALLS + "/CA1/Recordings/RE1.json").form())
        .isEqualTo(form("Status", "stopped"));
    telephony.stopRecording(Commands.stopRecording("CA1", 10, null));
    assertThat(twilio.posts().getLast().path())
        .isEqualTo(CALLS + "/CA1/Recordings/Twilio.CURRENT.json");
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
