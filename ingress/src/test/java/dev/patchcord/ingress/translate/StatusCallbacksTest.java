package dev.patchcord.ingress.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.RoomStarted;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.UrlEncodedForm;
import dev.patchcord.ingress.request.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCallbacksTest {
  private static final Stamp NOON = new Stamp(Instant.parse("2026-11-22T12:00:00Z"), "nonce");

  @Test
  void aPhoneThatIsNotAnsweredIsToldWithItsSipCode() {
    LegProgressed event =
        StatusCallbacks.legProgressed(
            callback(
                "call=CA0a&leg=specialist&attempt=2",
                "CallSid=CA0b&CallStatus=no-answer&SequenceNumber=2&SipResponseCode=487&CallDuration=0"),
            NOON);
    assertThat(event)
        .returns("CA0a", LegProgressed::callId)
        .returns(Leg.SPECIALIST, LegProgressed::leg)
        .returns(2, LegProgressed::attempt)
        .returns("CA0b", LegProgressed::legSid)
        .returns(LegStatus.NO_ANSWER, LegProgressed::status)
        .returns(2, LegProgressed::sequence)
        .returns(487, LegProgressed::sipCode);
    assertThat(event.origin().deliveryId()).isEqualTo("status:CA0b:2:no-answer");
    assertThat(event.origin().fields()).containsKey("CallDuration");
  }

  @Test
  void aNumbersOwnCallbackSpeaksOfTheCaller() {
    LegProgressed event =
        StatusCallbacks.legProgressed(callback("", "CallSid=CA0a&CallStatus=completed"), NOON);
    assertThat(event)
        .returns("CA0a", LegProgressed::callId)
        .returns(Leg.CALLER, LegProgressed::leg)
        .returns(0, LegProgressed::attempt)
        .returns(-1, LegProgressed::sequence)
        .returns(null, LegProgressed::sipCode);
    assertThat(event.origin().deliveryId()).isEqualTo("status:CA0a:-:completed");
  }

  @Test
  void twiliosOwnTokenNamesTheDelivery() {
    WebhookRequest tokened =
        new WebhookRequest(
            "/participant-status",
            java.util.Map.of(),
            fields("CallSid=CA0a&CallStatus=completed"),
            null,
            "7d0c-1");
    assertThat(StatusCallbacks.legProgressed(tokened, NOON).origin().deliveryId())
        .isEqualTo("7d0c-1");
  }

  @Test
  void aWordThatIsNotKnownIsKeptAndChangesNothing() {
    assertThat(
            StatusCallbacks.legProgressed(
                    callback("", "CallSid=CA0a&CallStatus=levitating&SequenceNumber=x"), NOON)
                .status())
        .isEqualTo(LegStatus.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "human, HUMAN",
    "machine_start, MACHINE",
    "machine_end_beep, MACHINE",
    "fax, FAX",
    "unknown, UNKNOWN",
    "martian, UNKNOWN"
  })
  void tellsWhoAnswered(String word, AnsweredBy verdict) {
    assertThat(
            StatusCallbacks.answererDetected(
                    callback("call=CA0a&attempt=1", "CallSid=CA0b&AnsweredBy=" + word), NOON)
                .answeredBy())
        .isEqualTo(verdict);
  }

  @Test
  void tellsWhoIsInTheRoomByLabel() {
    assertThat(room("participant-join", "CallSid=CA0a&ParticipantLabel=caller"))
        .isInstanceOfSatisfying(
            RoomJoined.class,
            joined ->
                assertThat(joined)
                    .returns(Leg.CALLER, RoomJoined::leg)
                    .returns("CF1", RoomJoined::conferenceSid));
    assertThat(
            room(
                "participant-leave",
                "CallSid=CA0b&ParticipantLabel=specialist-2"
                    + "&ReasonParticipantLeft=participant_hung_up"))
        .isInstanceOfSatisfying(
            RoomLeft.class,
            left ->
                assertThat(left)
                    .returns(Leg.SPECIALIST, RoomLeft::leg)
                    .returns(2, RoomLeft::attempt)
                    .returns("participant_hung_up", RoomLeft::reason));
    assertThat(room("participant-join", "CallSid=CA0a"))
        .isInstanceOfSatisfying(
            RoomJoined.class, joined -> assertThat(joined.leg()).isEqualTo(Leg.CALLER));
  }

  @Test
  void tellsWhenTheRoomBeginsAndEnds() {
    assertThat(room("conference-start", "")).isInstanceOf(RoomStarted.class);
    assertThat(
            room(
                "conference-end",
                "ReasonConferenceEnded=participant-with-end-conference-on-exit-left"
                    + "&CallSidEndingConference=CA0b"))
        .isInstanceOfSatisfying(
            RoomEnded.class,
            ended ->
                assertThat(ended)
                    .returns("CA0b", RoomEnded::endedByLegSid)
                    .returns("participant-with-end-conference-on-exit-left", RoomEnded::reason));
  }

  @Test
  void aStrangerInTheRoomAndMutingAreNoNews() {
    assertThat(room("participant-join", "CallSid=CA99&ParticipantLabel=supervisor")).isNull();
    assertThat(room("participant-mute", "CallSid=CA0a&ParticipantLabel=caller")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call=CA0a&leg=specialist | CallSid=CA0b&CallStatus=ringing",
        "call=CA0a&leg=specialist&attempt=0 | CallSid=CA0b&CallStatus=ringing",
        "call=CA0a&leg=specialist&attempt=-1 | CallSid=CA0b&CallStatus=ringing",
        "call=CA0a&leg=manager | CallSid=CA0b&CallStatus=ringing",
        "call=CA0a | CallSid=CA0a",
        "call=CA0a | CallStatus=ringing",
        "call=room%2F1 | CallSid=CA0a&CallStatus=ringing",
        "leg=caller | CallStatus=ringing",
      })
  void refusesACallbackThatDoesNotSayWhatItIsAbout(String query, String fields) {
    assertThatThrownBy(() -> StatusCallbacks.legProgressed(callback(query, fields), NOON))
        .isInstanceOf(Refused.class);
  }

  private static Object room(String event, String fields) {
    return StatusCallbacks.roomEvent(
            callback(
                "call=CA0a",
                "ConferenceSid=CF1&SequenceNumber=1&StatusCallbackEvent=" + event + "&" + fields),
            NOON)
        .orElse(null);
  }

  private static WebhookRequest callback(String query, String fields) {
    return new WebhookRequest(
        "/participant-status",
        WebhookRequest.firstOfEach(UrlEncodedForm.ofQuery(query)),
        fields(fields),
        null,
        null);
  }

  private static java.util.Map<String, java.util.List<String>> fields(String text) {
    return UrlEncodedForm.ofBody(text.getBytes(StandardCharsets.UTF_8));
  }
}
