package dev.patchcord.ingress.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.VoiceResponse;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.IngressSettings.Connect;
import dev.patchcord.ingress.config.IngressSettings.Sentences;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DocumentsTest {
  private static final String RETRIES = "#rc=2&amp;rp=5xx,ct,rt&amp;rt=7000&amp;ct=2000";
  private final Documents documents = documents(List.of("http://music.test/a.mp3"));

  @Test
  void holdsTheCallerAloneInARoomOfItsOwnWithMusicAndCallbacks() {
    assertThat(body(documents.hold("CA1")))
        .isEqualTo(
            "<Dial action=\"https://v.test/conference/after-hold?call=CA1"
                + RETRIES
                + "\" method=\"POST\">"
                + "<Conference beep=\"false\" endConferenceOnExit=\"true\" maxParticipants=\"2\""
                + " participantLabel=\"caller\" startConferenceOnEnter=\"false\""
                + " statusCallback=\"https://v.test/participant-status/room?call=CA1"
                + "#rc=3&amp;rp=all&amp;rt=4000&amp;ct=2000\""
                + " statusCallbackEvent=\"start end join leave\" statusCallbackMethod=\"POST\""
                + " waitMethod=\"POST\" waitUrl=\"https://v.test/conference/wait?call=CA1"
                + RETRIES
                + "\">room-CA1</Conference></Dial>");
  }

  @Test
  void waitingMusicNeverRunsOut() {
    assertThat(body(documents.waiting("CA1")))
        .isEqualTo(
            "<Say>Thank you.</Say><Play>http://music.test/a.mp3</Play>"
                + "<Redirect method=\"POST\">https://v.test/conference/wait?call=CA1"
                + RETRIES
                + "</Redirect>");
    assertThat(body(documents(List.of()).waiting("CA1")))
        .startsWith("<Say>Thank you.</Say><Pause length=\"5\"/><Redirect");
  }

  @Test
  void waitingMusicUsesOnlyVerbsThatARoomMayPlay() throws Exception {
    assertThat(VoiceResponse.Builder.fromXml(documents.waiting("CA1")).build().getChildren())
        .extracting(verb -> verb.getTagName())
        .isSubsetOf("Say", "Play", "Pause", "Redirect");
  }

  @Test
  void asksTwiceForTheKeyAndTellsSilenceTheSecondTime() {
    String gather =
        "<Gather action=\"https://v.test/conference/accept?call=CA1&amp;attempt=2"
            + RETRIES
            + "\"%s method=\"POST\" numDigits=\"1\" timeout=\"5\"><Say>A caller. Press 1 to"
            + " accept.</Say></Gather>";
    assertThat(body(documents.screening("CA1", 2, "A caller.")))
        .isEqualTo(
            gather.formatted("") + gather.formatted(" actionOnEmptyResult=\"true\"") + "<Hangup/>");
    assertThat(body(documents.screening("CA1", 2, null))).contains("Somebody waits. Press 1");
  }

  @Test
  void takesTheSpecialistIntoTheSameRoomAndStartsTheConference() {
    assertThat(body(documents.joinRoom("CA1", 2)))
        .contains(
            "<Dial action=\"https://v.test/conference/specialist-done?call=CA1&amp;attempt=2",
            "participantLabel=\"specialist-2\"",
            "startConferenceOnEnter=\"true\"",
            "endConferenceOnExit=\"true\"",
            "beep=\"onEnter\"",
            "maxParticipants=\"2\"",
            ">room-CA1</Conference>");
  }

  @Test
  void saysASentenceAndHangsUpOrHangsUpInSilence() {
    assertThat(body(documents.hangUp("Bye <now> & then")))
        .isEqualTo("<Say>Bye &lt;now&gt; &amp; then</Say><Hangup/>");
    assertThat(body(documents.hangUp(""))).isEqualTo("<Hangup/>");
  }

  @Test
  void theKeyThatWasPressedSurvivesTheWaitForTheMachine() {
    assertThat(body(documents.oneMoment("CA1", 2, "digits=1")))
        .isEqualTo(
            "<Say>One moment.</Say><Pause length=\"1\"/><Redirect method=\"POST\">"
                + "https://v.test/conference/accept?call=CA1&amp;attempt=2&amp;digits=1"
                + RETRIES
                + "</Redirect>");
  }

  @Test
  void theCallerHearsSpeechWhileTheMachineIsAwaited() {
    assertThat(body(documents.stayOnTheLine("CA1", 3)))
        .startsWith("<Say>Stay.</Say>")
        .contains("https://v.test/conference/after-hold?call=CA1&amp;step=3#");
    assertThat(body(documents.stayOnTheLine("CA1", 0))).doesNotContain("step");
  }

  @Test
  void theSafeDocumentBringsAKnownCallerBackToTheMachine() {
    assertThat(body(documents.safe("CA1")))
        .contains("<Say>Sorry. Stay.</Say>", "/conference/after-hold?call=CA1#");
    assertThat(body(documents.safe(null))).isEqualTo("<Say>Sorry.</Say><Hangup/>");
  }

  private static Documents documents(List<String> music) {
    return new Documents(
        new IngressSettings(
            "i",
            "https://v.test",
            Duration.ofSeconds(1),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            DataSize.ofKilobytes(64),
            false,
            false,
            List.of(),
            music,
            new Connect("t", false),
            new Sentences(
                "Thank you.",
                "Press 1 to accept.",
                "Somebody waits.",
                "One moment.",
                "Stay.",
                "Nobody.",
                "Not needed.",
                "Not available.",
                "Sorry.",
                "Transferring.")));
  }

  private static String body(String document) {
    return document
        .replaceAll("(?s)^<\\?xml[^>]*\\?>\\s*<Response>", "")
        .replace("</Response>", "");
  }
}
