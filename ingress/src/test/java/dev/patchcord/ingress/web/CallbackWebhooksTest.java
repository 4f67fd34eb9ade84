package dev.patchcord.ingress.web;

import static dev.patchcord.ingress.web.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.OfferConnection;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.RecordingProgressed;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.FakeVapi;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers whom nobody took: ladders, messages, and callbacks that become calls. */
class CallbackWebhooksTest {
  private static final Map<String, String> CALLER =
      Map.of("CallSid", "CA0a", "CallStatus", "in-progress", "From", "+14155550100");

  /** Twilio's fields on a leg that we dialled: the caller is who was called. */
  private static final Map<String, String> BACK =
      Map.of(
          "CallSid", "CA0c",
          "CallStatus", "in-progress",
          "Direction", "outbound-api",
          "From", "+14155550199",
          "To", "+14155550100");

  private static final OfferConnection OFFER =
      new OfferConnection(
          words("You asked us to call. Press 1."),
          "a bill",
          "Paid twice.",
          "de",
          List.of("billing"));

  @RegisterExtension private static final IngressUnderTest ingress = new IngressUnderTest();

  @Test
  void aLadderIsClimbedDocumentByDocument() {
    ingress.log.answer(new Announce(words("Nobody is free."), 2));
    assertThat(ingress.twilio("/conference/after-hold?call=CA0a&step=1", CALLER).body())
        .contains("Nobody is free.", "after-hold?call=CA0a&amp;step=2#");
    ingress.log.answer(new OfferCallback(words("Press 1 to be called back."), 3));
    assertThat(ingress.twilio("/conference/after-hold?call=CA0a&step=2", CALLER).body())
        .contains("<Gather action=\"https://voice.example.com/callback/choice?call=CA0a");
    ingress.log.answer(new TakeMessage(words("Leave a message."), Duration.ofMinutes(1), 4));
    assertThat(
            ingress.twilio("/callback/choice?call=CA0a&step=3", with(CALLER, "Digits", "")).body())
        .contains("<Record", "message?call=CA0a&amp;step=4");
    assertThat((CallbackChosen) ingress.log.events.getLast())
        .returns(3, CallbackChosen::step)
        .returns("", CallbackChosen::digits);
    ingress.log.answer(new HangUp(words("Thank you.")));
    Map<String, String> recorded = new HashMap<>(CALLER);
    recorded.putAll(
        Map.of(
            "RecordingSid", "RE1",
            "RecordingUrl", "https://api.twilio.com/RE1",
            "RecordingDuration", "17"));
    assertThat(ingress.twilio("/message?call=CA0a&step=4", recorded).body())
        .contains("Thank you.", "<Hangup/>");
    assertThat((MessageLeft) ingress.log.events.getLast())
        .returns(4, MessageLeft::step)
        .returns("RE1", MessageLeft::recordingSid)
        .returns("https://api.twilio.com/RE1", MessageLeft::recordingUrl)
        .returns(Duration.ofSeconds(17), MessageLeft::length);
  }

  @Test
  void silenceAfterTheToneIsToldAsAMessageWithoutRecording() {
    ingress.log.answer(new Announce(words("Nothing was said."), 5));
    assertThat(ingress.twilio("/message?call=CA0a&step=4", CALLER).body()).contains("Nothing was");
    assertThat(ingress.log.only(MessageLeft.class))
        .returns(null, MessageLeft::recordingSid)
        .returns(null, MessageLeft::recordingUrl)
        .returns(Duration.ZERO, MessageLeft::length);
  }

  @Test
  void aCallerWhoHangsUpAfterTheMessageGetsNothingAndTheMessageIsKept() {
    Map<String, String> gone =
        Map.of("CallSid", "CA0a", "CallStatus", "completed", "RecordingSid", "RE1");
    assertThat(ingress.twilio("/message?call=CA0a&step=4", gone).body()).contains("<Response/>");
    assertThat(ingress.log.only(MessageLeft.class).recordingSid()).isEqualTo("RE1");
  }

  @Test
  void noCallerFallsOutOfTheLadderWhileTheMachineIsSilent() {
    for (String target :
        List.of("/message?call=CA0a&step=4", "/callback/choice?call=CA0a&step=4")) {
      assertThat(ingress.twilio(target, with(CALLER, "Digits", "1")).body())
          .as(target)
          .contains("stay on the line", "after-hold?call=CA0a&amp;step=4#");
    }
    ingress.log.goAway();
    assertThat(ingress.twilio("/callback/choice?call=CA0a&step=4", CALLER).body())
        .contains("stay on the line");
    assertThat(ingress.log.offeredAgain).hasSize(1);
  }

  @Test
  void aCallerWhoIsCalledBackIsAskedToPressOne() {
    ingress.log.answer(OFFER);
    assertThat(ingress.twilio("/callback?call=CA0a&callback=2", BACK).body())
        .contains("You asked us to call. Press 1.", "callback/accept?call=CA0a&amp;callback=2#")
        .doesNotContain("bill", "Paid", "+1415");
    assertThat(ingress.log.only(CallbackAnswered.class))
        .returns("CA0a", CallbackAnswered::callId)
        .returns(2, CallbackAnswered::callback)
        .returns("CA0c", CallbackAnswered::legSid);
    ingress.log.answer(new HangUp(words("We have spoken already.")));
    assertThat(ingress.twilio("/callback?call=CA0a&callback=2", BACK).body())
        .contains("We have spoken already.", "<Hangup/>");
  }

  @Test
  void aOneBeginsACallUnderTheNewLegWithWhatTheEarlierOneKnows() {
    ingress.log.answerBy(
        event -> event instanceof CallbackAnswered ? OFFER : new EnterHold(List.of(), false));
    assertThat(accept(BACK, "1").body())
        .contains(">room-CA0c</Conference>", "after-hold?call=CA0c#")
        .doesNotContain("CA0a");
    assertThat((CalledBack) ingress.log.events.getLast())
        .returns("CA0c", CalledBack::callId)
        .returns("CA0c", CalledBack::legSid)
        .returns("+14155550100", CalledBack::from)
        .returns("+14155550199", CalledBack::to)
        .returns("CA0a", CalledBack::earlierCall)
        .returns(2, CalledBack::callback)
        .returns("a bill", CalledBack::reason)
        .returns("Paid twice.", CalledBack::summary)
        .returns("de", CalledBack::language)
        .returns(List.of("billing"), CalledBack::skills);
    assertThat(ingress.log.events).hasSize(2);
    // Twilio's second delivery begins no second call.
    assertThat(accept(BACK, "1").body()).contains(">room-CA0c</Conference>");
    assertThat(ingress.log.events).hasSize(2);
  }

  @Test
  void aCallThatBeganOnACallbackCanGoToTheAssistantAsItsCaller() {
    ingress.log.answer(new OpenAiSession(1, "assistant-2", Map.of()));
    assertThat(ingress.twilio("/conference/after-hold?call=CA0c&step=1", BACK).body())
        .isEqualTo(FakeVapi.TWIML);
    assertThat(ingress.log.events.getFirst()).isInstanceOf(HoldLeft.class);
    assertThat(ingress.vapi.received.getFirst().body())
        .contains("\"+14155550100\"", "\"assistant-2\"")
        .doesNotContain("+14155550199");
  }

  @Test
  void anyOtherKeyIsNoCall() {
    assertThat(accept(with(BACK, "CallSid", "CA0d"), "2").body()).contains("Goodbye", "<Hangup/>");
    assertThat(ingress.log.only(CallbackProgressed.class))
        .as("nothing that was answered is lost")
        .returns("CA0d", CallbackProgressed::legSid)
        .returns(LegStatus.IN_PROGRESS, CallbackProgressed::status);
  }

  @Test
  void aCallbackThatWasWithdrawnMeanwhileIsNoCall() {
    ingress.log.answer(new HangUp(words("We have spoken already.")));
    assertThat(accept(with(BACK, "CallSid", "CA0e"), "1").body()).contains("spoken already");
    assertThat(ingress.log.events).hasSize(1);
  }

  @Test
  void aCallerIsConnectedAlthoughTheMachineIsSilent() {
    Map<String, String> leg = with(BACK, "CallSid", "CA0f");
    assertThat(ingress.twilio("/callback?call=CA0a&callback=2", leg).body())
        .contains("You asked us to call you back. Press 1");
    assertThat(accept(leg, "1").body()).contains(">room-CA0f</Conference>");
    assertThat((CalledBack) ingress.log.events.getLast())
        .returns("+14155550100", CalledBack::from)
        .returns(null, CalledBack::reason)
        .returns(List.of(), CalledBack::skills);
  }

  @Test
  void progressOfACallbackIsTheEarlierCallsNewsAndItsEndTheNewOnes() {
    for (String status : List.of("initiated", "ringing", "in-progress", "no-answer")) {
      Map<String, String> fields = with(BACK, "CallStatus", status);
      assertThat(status(fields).status()).isEqualTo(204);
      assertThat(ingress.log.only(CallbackProgressed.class))
          .returns("CA0a", CallbackProgressed::callId)
          .returns("CA0c", CallbackProgressed::legSid)
          .returns(LegStatus.ofWord(status), CallbackProgressed::status)
          .returns(2, CallbackProgressed::callback);
      ingress.log.events.clear();
    }
    Map<String, String> ended = with(BACK, "CallStatus", "completed");
    status(ended);
    assertThat(ingress.log.events.getFirst()).isInstanceOf(CallbackProgressed.class);
    assertThat((LegProgressed) ingress.log.events.getLast())
        .returns("CA0c", LegProgressed::callId)
        .returns(Leg.CALLER, LegProgressed::leg)
        .returns(LegStatus.COMPLETED, LegProgressed::status);
    assertThat(ingress.log.events.getFirst().origin().deliveryId())
        .isNotEqualTo(ingress.log.events.getLast().origin().deliveryId());
  }

  @Test
  void aCallbackWithoutItsNumberIsNotOurs() {
    for (String target : List.of("/callback?call=CA0a", "/callback/accept?call=CA0a&callback=0")) {
      assertProblem(ingress.twilio(target, BACK), 400, "callback must be a number");
    }
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void newsOfRecordingsAreTaken() {
    Map<String, String> begun =
        Map.of(
            "CallSid", "CA0a",
            "RecordingSid", "RE1",
            "RecordingStatus", "in-progress",
            "RecordingUrl", "https://api.twilio.com/RE1",
            "RecordingDuration", "-1");
    String target = "/recording-status?call=CA0a&purpose=call";
    assertThat(ingress.twilio(target, begun).status()).isEqualTo(204);
    assertThat(ingress.log.only(RecordingProgressed.class))
        .returns("call", RecordingProgressed::purpose)
        .returns("in-progress", RecordingProgressed::status)
        .returns(null, RecordingProgressed::url)
        .returns(null, RecordingProgressed::length);
    Map<String, String> kept = new HashMap<>(begun);
    kept.putAll(Map.of("RecordingStatus", "completed", "RecordingDuration", "42"));
    ingress.twilio(target, kept);
    assertThat((RecordingProgressed) ingress.log.events.getLast())
        .returns("https://api.twilio.com/RE1", RecordingProgressed::url)
        .returns(Duration.ofSeconds(42), RecordingProgressed::length);
    assertThat(ingress.log.events.getLast().origin().deliveryId())
        .isEqualTo("recording:RE1:completed");
    assertProblem(
        ingress.twilio("/recording-status?call=CA0a", begun), 400, "must be call or message");
  }

  private static Reply accept(Map<String, String> leg, String digits) {
    return ingress.twilio("/callback/accept?call=CA0a&callback=2", with(leg, "Digits", digits));
  }

  private static Reply status(Map<String, String> fields) {
    return ingress.twilio("/participant-status/callback?call=CA0a&callback=2", fields);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> all = new HashMap<>(fields);
    all.put(name, value);
    return all;
  }

  private static List<Spoken> words(String text) {
    return List.of(Spoken.plain(text));
  }
}
