package dev.patchcord.ingress.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.TwiML;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Say;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.SettingsForTests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final String RETRIES = "#rc=2&amp;rp=5xx,ct,rt&amp;rt=7000&amp;ct=2000";
  private static final String STATUS = "#rc=3&amp;rp=all&amp;rt=4000&amp;ct=2000";
  private final Documents documents = documents(List.of("http://music.test/a.mp3"));

  @Test
  void holdsTheCallerAloneInARoomOfItsOwnWithMusicAndCallbacks() {
    assertThat(body(documents.caller().hold("CA1")))
        .isEqualTo(
            "<Dial action=\"https://v.test/conference/after-hold?call=CA1"
                + RETRIES
                + "\" method=\"POST\">"
                + "<Conference beep=\"false\" endConferenceOnExit=\"true\" maxParticipants=\"2\""
                + " participantLabel=\"caller\" startConferenceOnEnter=\"false\""
                + " statusCallback=\"https://v.test/participant-status/room?call=CA1"
                + STATUS
                + "\" statusCallbackEvent=\"start end join leave\" statusCallbackMethod=\"POST\""
                + " waitMethod=\"POST\" waitUrl=\"https://v.test/conference/wait?call=CA1"
                + RETRIES
                + "\">room-CA1</Conference></Dial>");
  }

  @Test
  void speaksBeforeTheHoldAndLetsAStarEndIt() {
    List<Spoken> consent = List.of(new Spoken("Wir nehmen auf.", "de-DE", "Polly.Vicki"));
    assertThat(body(documents.caller().hold("CA1", new EnterHold(consent, true))))
        .startsWith("<Say language=\"de-DE\" voice=\"Polly.Vicki\">Wir nehmen auf.</Say><Dial")
        .contains("hangupOnStar=\"true\"");
  }

  /** The machine begins a recording only on these marks. */
  @Test
  void tellsOnlyOfWordsThatTheMachineWantedSaid() {
    String hold = documents.caller().hold("CA1", new EnterHold(words("We record."), false));
    assertThat(hold)
        .contains(
            "https://v.test/conference/wait?call=CA1&amp;spoken=1#",
            "https://v.test/participant-status/room?call=CA1&amp;spoken=1#")
        .doesNotContain("after-hold?call=CA1&amp;spoken");
    assertThat(documents.caller().waiting("CA1", new Wait(words("We record."), List.of())))
        .contains("https://v.test/conference/wait?call=CA1&amp;spoken=1#");
    assertThat(
            List.of(
                documents.caller().hold("CA1"),
                documents.caller().hold("CA1", new EnterHold(words(" "), false)),
                documents.caller().waiting("CA1"),
                documents.caller().waiting("CA1", new Wait(List.of(), List.of()))))
        .noneMatch(document -> document.contains("spoken"));
  }

  @Test
  void waitingMusicNeverRunsOut() {
    assertThat(body(documents.caller().waiting("CA1")))
        .isEqualTo(
            "<Say>Thank you.</Say><Play>http://music.test/a.mp3</Play>"
                + "<Redirect method=\"POST\">https://v.test/conference/wait?call=CA1"
                + RETRIES
                + "</Redirect>");
    assertThat(body(documents(List.of()).caller().waiting("CA1")))
        .startsWith("<Say>Thank you.</Say><Pause length=\"5\"/><Redirect");
  }

  @Test
  void playsWhatTheMachineWantsTheWaitingCallerToHear() {
    Wait notes = new Wait(words("You are next."), List.of("http://m.test/1", "http://m.test/2"));
    assertThat(body(documents.caller().waiting("CA1", notes)))
        .startsWith(
            "<Say>You are next.</Say><Play>http://m.test/1</Play><Play>http://m.test/2</Play>"
                + "<Redirect");
    assertThat(body(documents.caller().waiting("CA1", new Wait(List.of(), List.of()))))
        .startsWith("<Pause length=\"5\"/><Redirect");
  }

  @Test
  void roomsHearOnlyVerbsThatARoomMayPlay() throws Exception {
    for (String document :
        List.of(documents.caller().waiting("CA1"), documents.sayToRoom(words("Listen.")))) {
      assertThat(VoiceResponse.Builder.fromXml(document).build().getChildren())
          .isNotEmpty()
          .extracting(verb -> verb.getTagName())
          .isSubsetOf("Say", "Play", "Pause", "Redirect");
    }
  }

  @Test
  void announcesAndAsksAgain() {
    assertThat(body(documents.caller().announce("CA1", new Announce(words("All busy."), 4))))
        .isEqualTo(
            "<Say>All busy.</Say><Redirect method=\"POST\">"
                + "https://v.test/conference/after-hold?call=CA1&amp;step=4"
                + RETRIES
                + "</Redirect>");
    // An empty text is nothing to say, not an empty Say.
    assertThat(body(documents.caller().announce("CA1", new Announce(words(" "), 4))))
        .startsWith("<Redirect");
  }

  @Test
  void whatAModelWroteNeverSpoilsTheDocument() throws Exception {
    String written = "Tom & <b>\u0000\u001b\uD83D Jerry\uFFFF\uD83D\uDE00";
    String document = documents.caller().announce("CA1", new Announce(words(written), 4));
    assertThat(VoiceResponse.Builder.fromXml(document).build().getChildren().getFirst().toXml())
        .contains("Tom &amp; &lt;b&gt; Jerry");
    assertThat(body(documents.caller().announce("CA1", new Announce(words("\u0001"), 4))))
        .startsWith("<Redirect");
  }

  @Test
  void takesAMessageAndTellsAlsoThatNothingWasSaid() {
    String left = "https://v.test/message?call=CA1&amp;step=3" + RETRIES;
    assertThat(
            body(
                documents
                    .caller()
                    .takeMessage(
                        "CA1", new TakeMessage(words("Speak."), Duration.ofMinutes(2), 3))))
        .isEqualTo(
            "<Say>Speak.</Say><Record action=\""
                + left
                + "\" finishOnKey=\"#\" maxLength=\"120\" method=\"POST\" playBeep=\"true\""
                + " recordingStatusCallback=\"https://v.test/recording-status?call=CA1"
                + "&amp;purpose=message"
                + STATUS
                + "\" recordingStatusCallbackEvent=\"completed absent\""
                + " recordingStatusCallbackMethod=\"POST\" timeout=\"5\"/>"
                + "<Redirect method=\"POST\">"
                + left
                + "</Redirect>");
  }

  @Test
  void offersACallbackAndTellsSilenceToo() {
    String choice = "https://v.test/callback/choice?call=CA1&amp;step=2" + RETRIES;
    assertThat(
            body(documents.caller().offerCallback("CA1", new OfferCallback(words("Press 1."), 2))))
        .isEqualTo(
            "<Gather action=\""
                + choice
                + "\" actionOnEmptyResult=\"true\" method=\"POST\" numDigits=\"1\" timeout=\"6\">"
                + "<Say>Press 1.</Say></Gather><Redirect method=\"POST\">"
                + choice
                + "</Redirect>");
  }

  @Test
  void asksTwiceForTheKeyAndTellsSilenceTheSecondTime() {
    String gather =
        "<Gather action=\"https://v.test/conference/accept?call=CA1&amp;attempt=2"
            + RETRIES
            + "\"%s method=\"POST\" numDigits=\"1\" timeout=\"%d\"><Say>A caller. Press"
            + " 1.</Say></Gather>";
    Screen screen = new Screen(2, words("A caller. Press 1."), Duration.ofSeconds(15));
    assertThat(body(documents.specialist().screening("CA1", screen)))
        .isEqualTo(
            gather.formatted("", 8)
                + gather.formatted(" actionOnEmptyResult=\"true\"", 7)
                + "<Hangup/>");
    assertThat(body(documents.specialist().screening("CA1", 2)))
        .contains("Somebody waits. Press 1 to accept.", "timeout=\"5\"");
  }

  @Test
  void keepsTheSpecialistWhoseVerdictIsAwaited() {
    assertThat(body(documents.specialist().awaitVerdict("CA1", 2)))
        .isEqualTo(
            "<Pause length=\"1\"/><Redirect method=\"POST\">"
                + "https://v.test/conference?call=CA1&amp;leg=specialist&amp;attempt=2"
                + RETRIES
                + "</Redirect>");
  }

  @Test
  void takesTheSpecialistIntoTheSameRoomAndStartsTheConference() {
    assertThat(
            body(
                documents.specialist().joinRoom("CA1", new JoinRoom(2, words("It is Ann."), true))))
        .startsWith("<Say>It is Ann.</Say><Dial")
        .contains(
            "action=\"https://v.test/conference/specialist-done?call=CA1&amp;attempt=2",
            "hangupOnStar=\"true\"",
            "participantLabel=\"specialist-2\"",
            "startConferenceOnEnter=\"true\"",
            "endConferenceOnExit=\"true\"",
            "beep=\"onEnter\"",
            "maxParticipants=\"2\"",
            ">room-CA1</Conference>");
    assertThat(body(documents.specialist().joinRoom("CA1", new JoinRoom(2, List.of(), false))))
        .startsWith("<Dial")
        .doesNotContain("hangupOnStar");
  }

  @Test
  void asksACallerWhoIsCalledBackTwiceAndLeavesAVoicemailBoxAlone() {
    String gather =
        "<Gather action=\"https://v.test/callback/accept?call=CA1&amp;callback=2"
            + RETRIES
            + "\" method=\"POST\" numDigits=\"1\" timeout=\"6\"><Say>Hello Ann.</Say></Gather>";
    assertThat(body(documents.callback().offer("CA1", 2, words("Hello Ann."))))
        .isEqualTo(gather + gather + "<Say>Bye.</Say><Hangup/>");
    assertThat(body(documents.callback().offer("CA1", 2))).contains("<Say>Press 1 for us.</Say>");
    assertThat(body(documents.callback().goodbye())).isEqualTo("<Say>Bye.</Say><Hangup/>");
  }

  @Test
  void saysASentenceAndHangsUpOrHangsUpInSilence() {
    assertThat(body(documents.hangUp(words("Bye <now> & then"))))
        .isEqualTo("<Say>Bye &lt;now&gt; &amp; then</Say><Hangup/>");
    assertThat(body(documents.hangUp(List.of()))).isEqualTo("<Hangup/>");
  }

  @Test
  void whateverTheAssistantWroteIsSpokenAndNeverBreaksTheDocument() throws Exception {
    String wordy = "A & B: <Hangup/> \"now\" 'then' ]]> \u0000\b\uD83D end \uD83D\uDE00";
    String document = documents.hangUp(words(wordy));
    List<TwiML> verbs = VoiceResponse.Builder.fromXml(document).build().getChildren();
    assertThat(verbs).extracting(TwiML::getTagName).containsExactly("Say", "Hangup");
    assertThat(((Say) verbs.getFirst()).getMessage())
        .isEqualTo("A & B: <Hangup/> \"now\" 'then' ]]>  end \uD83D\uDE00");
  }

  @Test
  void theKeyThatWasPressedSurvivesTheWaitForTheMachine() {
    assertThat(body(documents.specialist().oneMoment("CA1", 2, "digits=1")))
        .isEqualTo(
            "<Say>One moment.</Say><Pause length=\"1\"/><Redirect method=\"POST\">"
                + "https://v.test/conference/accept?call=CA1&amp;attempt=2&amp;digits=1"
                + RETRIES
                + "</Redirect>");
  }

  @Test
  void theCallerHearsSpeechWhileTheMachineIsAwaited() {
    assertThat(body(documents.caller().stayOnTheLine("CA1", 3)))
        .startsWith("<Say>Stay.</Say>")
        .contains("https://v.test/conference/after-hold?call=CA1&amp;step=3#");
    assertThat(body(documents.caller().stayOnTheLine("CA1", 0))).doesNotContain("step");
  }

  @Test
  void theSafeDocumentBringsAKnownCallerBackToTheMachine() {
    assertThat(body(documents.safe("CA1")))
        .contains("<Say>Sorry. Stay.</Say>", "/conference/after-hold?call=CA1#");
    assertThat(body(documents.safe(null))).isEqualTo("<Say>Sorry.</Say><Hangup/>");
  }

  @Test
  void theSafeDocumentKeepsASpecialistWhoHasPickedUp() {
    assertThat(body(documents.specialist().safe("CA1", 2)))
        .startsWith("<Say>")
        .contains("<Pause", "/conference?call=CA1&amp;leg=specialist&amp;attempt=2#");
  }

  private static List<Spoken> words(String text) {
    return List.of(Spoken.plain(text));
  }

  private static Documents documents(List<String> music) {
    return new Documents(SettingsForTests.with("https://v.test", music));
  }

  private static String body(String document) {
    return document
        .replaceAll("(?s)^<\\?xml[^>]*\\?>\\s*<Response>", "")
        .replace("</Response>", "");
  }
}
