package dev.patchcord.ingress.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.ingress.FakeVapi;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentWebhooksTest {
  @RegisterExtension private static final IngressUnderTest ingress = new IngressUnderTest();

  @Test
  void aCallerHearsTheAssistant() {
    ingress.log.answer(new OpenAiSession(1, null, Map.of()));
    Reply reply =
        ingress.twilio(
            "/inbound_call",
            Map.of("CallSid", "CA0a1", "From", "+14155550100", "To", "+14155550199"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.contentType()).isEqualTo("text/xml;charset=UTF-8");
    assertThat(reply.body()).isEqualTo(FakeVapi.TWIML);
    assertThat((CallArrived) ingress.log.events.getFirst())
        .returns("+14155550100", CallArrived::from)
        .returns("+14155550199", CallArrived::to);
    assertThat(ingress.log.events.getLast()).isInstanceOf(AiSessionOpened.class);
    assertThat(ingress.vapi.received).hasSize(1);
  }

  @Test
  void aCallerWhoseAssistantIsSlowGoesToAPersonWithinTheBudgets() {
    ingress.vapi.behave(ingress.vapi::neverAnswer);
    Reply reply = ingress.twilio("/inbound_call", Map.of("CallSid", "CA0a2"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("<Conference", "room-CA0a2");
  }

  @Test
  void theHoldDocumentTellsThatTheCallerReachedIt() {
    Reply reply = ingress.twilio("/conference?call=CA0a&leg=caller", Map.of("CallSid", "CA0a"));
    assertThat(reply.body()).contains(">room-CA0a</Conference>");
    assertThat(ingress.log.only(CallerReachedHold.class).legSid()).isEqualTo("CA0a");
  }

  @Test
  void theSeedsConferenceWithoutQueryHoldsItsCaller() {
    assertThat(ingress.twilio("/conference", Map.of("CallSid", "CA0b")).body())
        .contains(">room-CA0b</Conference>");
    assertThat(ingress.log.only(CallerReachedHold.class).callId()).isEqualTo("CA0b");
  }

  @Test
  void waitingMusicIsAHeartbeatAndNeverWaitsForTheLog() {
    assertThat(ingress.twilio("/conference/wait?call=CA0a", Map.of("CallSid", "CA0a")).body())
        .contains("<Redirect");
    assertThat(ingress.log.only(HoldMusicFetched.class).callId()).isEqualTo("CA0a");
    ingress.log.goAway();
    assertThat(ingress.twilio("/conference/wait?call=CA0a", Map.of()).body()).contains("<Redirect");
  }

  @Test
  void aWaitingCallerHearsWhatTheMachineSays() {
    ingress.log.answer(
        new Wait(List.of(Spoken.plain("You are next.")), List.of("http://m.test/1")));
    assertThat(ingress.twilio("/conference/wait?call=CA0a", Map.of("CallSid", "CA0a")).body())
        .contains("<Say>You are next.</Say><Play>http://m.test/1</Play><Redirect");
    // Nothing to say and nothing to play would be silence.
    ingress.log.answer(new Wait(List.of(), List.of()));
    assertThat(ingress.twilio("/conference/wait?call=CA0a", Map.of("CallSid", "CA0a")).body())
        .contains("Thank you for waiting", "<Play>", "<Redirect");
  }

  @Test
  void aCallerWhoReachesTheRoomHearsTheConsentFirst() {
    ingress.log.answer(new EnterHold(List.of(Spoken.plain("We record.")), true));
    assertThat(ingress.twilio("/conference?call=CA0a", Map.of("CallSid", "CA0a")).body())
        .contains("<Say>We record.</Say><Dial", "hangupOnStar=\"true\"", "room-CA0a");
    ingress.log.answer(new HangUp(List.of(Spoken.plain("Closed."))));
    assertThat(ingress.twilio("/conference?call=CA0a", Map.of("CallSid", "CA0a")).body())
        .contains("Closed.", "<Hangup/>");
  }

  @Test
  void aRoomHearsTheAnnouncementThatItWasAskedToFetch() {
    ingress.log.answer(new SayToRoom(List.of(Spoken.plain("Your specialist is coming."))));
    assertThat(
            ingress.twilio("/announce?call=CA0a&announcement=3", Map.of("CallSid", "CA0a")).body())
        .contains("<Response><Say>Your specialist is coming.</Say></Response>");
    assertThat(ingress.log.only(AnnouncementFetched.class).announcement()).isEqualTo(3);
    ingress.log.reset();
    // Without its words the room goes on; Twilio asks again.
    GateTest.assertProblem(
        ingress.twilio("/announce?call=CA0a&announcement=3", Map.of("CallSid", "CA0a")),
        503,
        "ask again");
  }

  @Test
  void twoFetchesOfTheSameMusicAreTwoFacts() {
    ingress.twilio("/conference/wait?call=CA0a", Map.of("CallSid", "CA0a"));
    ingress.twilio("/conference/wait?call=CA0a", Map.of("CallSid", "CA0a"));
    assertThat(ingress.log.events)
        .extracting(event -> event.origin().deliveryId())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void aSpecialistIsScreenedAndLetIn() {
    ingress.log.answerBy(
        event ->
            event instanceof ScreeningReached
                ? new Screen(
                    1,
                    List.of(Spoken.plain("A caller. Press 1 to accept.")),
                    Duration.ofSeconds(10))
                : new JoinRoom(1, List.of(), false));
    assertThat(
            ingress
                .twilio("/conference?call=CA0a&leg=specialist&attempt=1", Map.of("CallSid", "CA0b"))
                .body())
        .contains("<Gather", "A caller. Press 1 to accept.");
    assertThat(
            ingress
                .twilio(
                    "/conference/accept?call=CA0a&attempt=1",
                    Map.of("CallSid", "CA0b", "Digits", "1"))
                .body())
        .contains("participantLabel=\"specialist-1\"");
    assertThat((ScreeningAnswered) ingress.log.events.getLast())
        .returns("1", ScreeningAnswered::digits)
        .returns("CA0b", ScreeningAnswered::legSid)
        .returns(1, ScreeningAnswered::attempt);
  }

  @Test
  void theKeySurvivesOurOwnRedirectAndTheFormsKeyWins() {
    ingress.log.answer(new HangUp(List.of()));
    ingress.twilio("/conference/accept?call=CA0a&attempt=1&digits=1", Map.of("CallSid", "CA0b"));
    assertThat(ingress.log.only(ScreeningAnswered.class).digits()).isEqualTo("1");
    ingress.log.events.clear();
    ingress.twilio(
        "/conference/accept?call=CA0a&attempt=1&digits=1", Map.of("CallSid", "CA0b", "Digits", ""));
    assertThat(ingress.log.only(ScreeningAnswered.class).digits()).isEmpty();
  }

  @Test
  void theCallerLeavesTheRoomForTheAssistantWithTheReason() {
    ingress.log.answer(new OpenAiSession(2, null, Map.of("reason", "busy")));
    assertThat(
            ingress
                .twilio(
                    "/conference/after-hold?call=CA0a&step=3",
                    Map.of("CallSid", "CA0a", "From", "+14155550100", "CallStatus", "in-progress"))
                .body())
        .isEqualTo(FakeVapi.TWIML);
    assertThat((HoldLeft) ingress.log.events.getFirst())
        .returns(3, HoldLeft::step)
        .returns(LegStatus.IN_PROGRESS, HoldLeft::legStatus);
    assertThat(ingress.vapi.received.getFirst().body()).contains("busy", "+14155550100");
  }

  @Test
  void theDialActionOfACallerWhoHungUpGetsNothing() {
    Reply reply =
        ingress.twilio(
            "/conference/after-hold?call=CA0a",
            Map.of("CallSid", "CA0a", "CallStatus", "completed", "DialCallStatus", "answered"));
    assertThat(reply.body()).contains("<Response/>");
    assertThat(ingress.log.only(HoldLeft.class).dialStatus()).isEqualTo("answered");
  }

  @Test
  void aSpecialistWhoComesOutOfTheRoomIsHungUp() {
    assertThat(
            ingress
                .twilio(
                    "/conference/specialist-done?call=CA0a&attempt=1",
                    Map.of("CallSid", "CA0b", "DialCallStatus", "answered"))
                .body())
        .contains("<Hangup/>");
    assertThat(ingress.log.only(SpecialistLeftRoom.class).attempt()).isEqualTo(1);
  }

  @Test
  void announcesToWhoeverFetchesIt() {
    assertThat(ingress.twilio("/announce", Map.of("CallSid", "CA0a")).body())
        .contains("not available", "<Hangup/>");
    assertThat(ingress.log.only(AnnouncementFetched.class).callId()).isEqualTo("CA0a");
  }

  @Test
  void anAnnouncementThatWasPlayedWhileTheLogIsAwayIsToldLater() {
    ingress.log.goAway();
    assertThat(ingress.twilio("/announce", Map.of("CallSid", "CA0a")).status()).isEqualTo(200);
    assertThat(ingress.log.offeredAgain)
        .singleElement()
        .isInstanceOf(AnnouncementFetched.class)
        .returns("CA0a", TelephonyEvent::callId);
  }

  @Test
  void aSpecialistWhoHasPickedUpIsScreenedAgainAfterTheSafeDocument() {
    assertThat(
            ingress
                .twilio("/safe?call=CA0a&leg=specialist&attempt=2", Map.of("CallSid", "CA0b"))
                .body())
        .contains("/conference?call=CA0a&amp;leg=specialist&amp;attempt=2#")
        .doesNotContain("after-hold", "<Hangup/>");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void theSafeDocumentBringsBackCallersOnly() {
    assertThat(ingress.twilio("/safe?call=CA0a", Map.of("CallSid", "CA0a")).body())
        .contains("/conference/after-hold?call=CA0a");
    assertThat(ingress.twilio("/safe", Map.of("CallSid", "CA0a", "Direction", "inbound")).body())
        .contains("/conference/after-hold?call=CA0a");
    assertThat(ingress.twilio("/safe?call=CA0a", Map.of("CallSid", "CA0b")).body())
        .contains("<Hangup/>")
        .doesNotContain("Redirect");
    assertThat(ingress.twilio("/safe", Map.of()).body()).contains("<Hangup/>");
    assertThat(
            ingress
                .twilio("/safe?call=CA0a&leg=specialist&attempt=x", Map.of("CallSid", "CA0b"))
                .body())
        .contains("<Hangup/>");
    Reply get =
        ingress.send(
            "GET",
            "/safe?call=CA0a",
            "",
            IngressUnderTest.withSignature(IngressUnderTest.sign("/safe?call=CA0a", Map.of())));
    assertThat(get.body()).contains("/conference/after-hold?call=CA0a");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void statusCallbacksAreTakenWithoutAWord() {
    Reply room =
        ingress.twilio(
            "/participant-status/room?call=CA0a",
            Map.of(
                "ConferenceSid", "CF1",
                "StatusCallbackEvent", "participant-join",
                "CallSid", "CA0b",
                "ParticipantLabel", "specialist-1",
                "SequenceNumber", "2"));
    assertThat(room.status()).isEqualTo(204);
    assertThat(ingress.log.only(RoomJoined.class).origin().deliveryId())
        .isEqualTo("room:CF1:2:participant-join");
    ingress.log.events.clear();
    ingress.twilio(
        "/participant-status/amd?call=CA0a&attempt=1",
        Map.of("CallSid", "CA0b", "AnsweredBy", "machine_start"));
    assertThat(ingress.log.only(AnswererDetected.class).origin().deliveryId())
        .isEqualTo("amd:CA0b");
    ingress.log.events.clear();
    ingress.twilio("/participant-status", Map.of("CallSid", "CA0a", "CallStatus", "completed"));
    assertThat(ingress.log.only(LegProgressed.class).callId()).isEqualTo("CA0a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/participant-status?call=CA0a&leg=caller",
        "/participant-status/room?call=CA0a",
        "/participant-status/amd?call=CA0a&attempt=1"
      })
  void statusCallbacksAreRefusedWhileTheLogIsAwaySoThatTwilioRepeatsThem(String target) {
    ingress.log.goAway();
    Reply reply =
        ingress.twilio(
            target,
            Map.of(
                "CallSid", "CA0a",
                "CallStatus", "ringing",
                "AnsweredBy", "human",
                "ConferenceSid", "CF1",
                "StatusCallbackEvent", "conference-start"));
    GateTest.assertProblem(reply, 503, "send it again");
    assertThat(reply.raw().headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void callersAndSpecialistsGetDocumentsWhileTheLogIsAway() {
    ingress.log.goAway();
    assertThat(ingress.twilio("/inbound_call", Map.of("CallSid", "CA0a9")).body())
        .isEqualTo(FakeVapi.TWIML);
    assertThat(ingress.twilio("/conference", Map.of("CallSid", "CA0a")).body())
        .contains("room-CA0a");
    assertThat(ingress.twilio("/conference/after-hold?call=CA0a", Map.of("CallSid", "CA0a")).body())
        .contains("stay on the line", "<Redirect");
    assertThat(
            ingress
                .twilio("/conference?call=CA0a&leg=specialist&attempt=1", Map.of("CallSid", "CA0b"))
                .body())
        .contains("<Gather");
    assertThat(
            ingress
                .twilio(
                    "/conference/accept?call=CA0a&attempt=1",
                    Map.of("CallSid", "CA0b", "Digits", "1"))
                .body())
        .contains("attempt=1&amp;digits=1#");
  }
}
