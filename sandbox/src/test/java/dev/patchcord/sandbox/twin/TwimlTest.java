package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.record.Entry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents are walked as Twilio walks them. */
class TwimlTest {
  private TwinRig twin;

  @BeforeEach
  void start() {
    twin = new TwinRig();
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void fetchesTheNumbersDocumentWhileItRingsAndAnswersWithTheFirstVerb() {
    Leg caller = call("<Say>Hello.</Say>");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(twin.customer.hooks("/voice").getFirst().form())
        .containsEntry("CallStatus", "ringing")
        .containsEntry("Direction", "inbound")
        .containsEntry("Caller", caller.plan().from())
        .containsEntry("ApiVersion", "2010-04-01");
    assertThat(twin.customer.hooks("/voice").getFirst().headers())
        .containsEntry("user-agent", "TwilioProxy/1.1")
        .containsKey("i-twilio-idempotency-token");
    assertThat(twin.heard(caller.sid())).containsExactly("say: Hello.");
  }

  @Test
  void refusesACallOnlyWithTheFirstVerb() {
    Leg busy = call("<Reject reason=\"busy\"/>");
    twin.reached(busy.sid(), CallStatus.BUSY);
    assertThat(busy.answeredAt()).isEmpty();
    Leg late = call("<Say>Hello.</Say><Reject/><Say>Still here.</Say>");
    twin.reached(late.sid(), CallStatus.COMPLETED);
    assertThat(twin.heard(late.sid())).endsWith("say: Still here.");
  }

  @Test
  void fallsThroughAGatherThatHearsNothingUnlessAskedNotTo() {
    twin.customer.serve("/empty", "<Hangup/>");
    Leg caller =
        call(
            "<Gather numDigits=\"1\" timeout=\"2\" action=\"/never\"><Say>Once.</Say></Gather>"
                + "<Gather numDigits=\"1\" timeout=\"2\" actionOnEmptyResult=\"true\""
                + " action=\"/empty\"><Say>Twice.</Say></Gather><Say>Never.</Say>");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(twin.heard(caller.sid())).containsExactly("say: Once.", "say: Twice.");
    assertThat(twin.customer.hooks("/never")).isEmpty();
    assertThat(twin.customer.hooks("/empty").getFirst().form())
        .containsEntry("Digits", "")
        .containsEntry("msg", "Gather End");
  }

  @Test
  void collectsKeysUntilTheFinishingKeyAndLosesThoseThatNobodyAskedFor() {
    twin.customer.serve("/digits", "<Pause length=\"600\"/>");
    Leg caller = call("<Pause length=\"20\"/><Gather timeout=\"600\" action=\"/digits\"/>");
    twin.reached(caller.sid(), CallStatus.IN_PROGRESS);
    assertThat(press(caller, "9")).isFalse();
    TwinRig.soon().until(() -> press(caller, "4"));
    assertThat(press(caller, "2")).isTrue();
    assertThat(press(caller, "#")).isTrue();
    TwinRig.soon().until(() -> !twin.customer.hooks("/digits").isEmpty());
    assertThat(twin.customer.hooks("/digits").getFirst().form())
        .containsEntry("Digits", "42")
        .containsEntry("FinishedOnKey", "#");
    assertThat(press(caller, "1")).isFalse();
  }

  @Test
  void turnsToTheFallbackWithTheErrorAndElseApologises() {
    twin.close();
    twin = new TwinRig("--twin.default-voice-url=");
    twin.customer.serve("/safe", "<Say>One moment.</Say>");
    for (String broken : List.of("<Response><Say>", "<Answer/>")) {
      twin.customer.serve("/broken", hook -> new CustomerServer.Reply(200, "text/xml", broken));
      String sid = dialWithFallback("/broken");
      twin.reached(sid, CallStatus.COMPLETED);
      assertThat(twin.heard(sid)).containsExactly("say: One moment.");
    }
    assertThat(twin.customer.hooks("/safe").getFirst().form())
        .containsEntry("ErrorCode", "12100")
        .containsEntry("ErrorUrl", twin.customer.url("/broken"));

    twin.customer.serve("/json", hook -> new CustomerServer.Reply(200, "application/json", "{}"));
    String json = twin.dial(TwinRig.number("01"), "/json").getSid();
    twin.reached(json, CallStatus.COMPLETED);
    assertThat(twin.warnings(json)).containsExactly(12300);
    assertThat(twin.heard(json).getFirst()).startsWith("application-error");

    twin.customer.serve("/down", hook -> CustomerServer.Reply.status(503));
    String down = twin.dial(TwinRig.number("01"), "/down").getSid();
    twin.reached(down, CallStatus.COMPLETED);
    assertThat(twin.warnings(down)).containsExactly(11200);
  }

  @Test
  void warnsOfWhatTheSchemaDoesNotKnowAndGoesOn() {
    Leg caller = call("<Say volume=\"11\">Hello.</Say><Juggle/><Say>Bye.</Say>");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(twin.warnings(caller.sid())).containsExactly(12200, 12200);
    assertThat(twin.heard(caller.sid())).containsExactly("say: Hello.", "say: Bye.");
  }

  @Test
  void recordsAMessageAndTellsTheActionAlsoWhenTheCallerHangsUp() {
    twin.customer.serve("/recorded", "<Say>Thanks.</Say>");
    Leg caller = call("<Record action=\"/recorded\" maxLength=\"20\"/>");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(twin.customer.hooks("/recorded").getFirst().form())
        .containsKeys("RecordingUrl", "RecordingSid")
        .containsEntry("RecordingDuration", "8");
    Leg hangsUp = call("<Record action=\"/recorded\"/>");
    twin.reached(hangsUp.sid(), CallStatus.IN_PROGRESS);
    TwinRig.soon()
        .until(
            () -> twin.heard(hangsUp.sid()).contains("recording: the party speaks after the tone"));
    twin.control("DELETE", "/twin/calls/" + hangsUp.sid(), "");
    TwinRig.soon().until(() -> twin.customer.hooks("/recorded").size() == 2);
    assertThat(twin.customer.hooks("/recorded").getLast().form())
        .containsEntry("Digits", "hangup")
        .containsEntry("CallStatus", "completed");
  }

  @Test
  void dialsANumberBehindAWhisperAndTellsTheAction() {
    String specialist = TwinRig.number("01");
    twin.customer.serve(
        "/whisper",
        "<Gather numDigits=\"1\" action=\"/yes\"><Say>Press 1.</Say></Gather><Hangup/>");
    twin.customer.serve("/yes", "<Dial>+14155550000</Dial>");
    twin.customer.serve("/done", "<Say>Anything else?</Say>");
    Leg caller =
        call(
            "<Dial action=\"/done\" timeout=\"20\"><Number url=\"/whisper\""
                + " statusCallback=\"/progress\" statusCallbackEvent=\"ringing answered"
                + " completed\">"
                + specialist
                + "</Number></Dial>");
    TwinRig.soon().until(() -> !bridges(caller.sid()).isEmpty());
    Leg child = twin.legs.find(bridges(caller.sid()).getFirst().with().getFirst()).orElseThrow();
    assertThat(child.plan().to()).isEqualTo(specialist);
    assertThat(twin.warnings(child.sid())).containsExactly(13201);
    twin.control("DELETE", "/twin/calls/" + child.sid(), "");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(twin.customer.hooks("/done").getFirst().form())
        .containsEntry("DialCallStatus", "completed")
        .containsEntry("DialCallSid", child.sid())
        .containsEntry("DialBridged", "true");
    TwinRig.soon()
        .untilAsserted(
            () ->
                assertThat(twin.progress(child.sid()))
                    .containsExactly("ringing", "in-progress", "completed"));
    assertThat(twin.customer.hooks("/progress").getFirst().form())
        .containsEntry("ParentCallSid", caller.sid())
        .containsEntry("Direction", "outbound-dial");
  }

  @Test
  void stopsRingingWhenTheCallerOfADialHangsUp() {
    Leg caller = call("<Dial><Number>" + TwinRig.number("03") + "</Number></Dial>");
    TwinRig.soon().until(() -> !twin.record.all(Entry.PhoneRang.class).isEmpty());
    String ringing = twin.record.all(Entry.PhoneRang.class).getFirst().callSid();
    twin.control("DELETE", "/twin/calls/" + caller.sid(), "");
    twin.reached(ringing, CallStatus.CANCELED);
  }

  @Test
  void goesOnAfterADialThatNobodyTook() {
    Leg caller =
        call("<Dial><Number>" + TwinRig.number("02") + "</Number></Dial><Say>Nobody there.</Say>");
    twin.reached(caller.sid(), CallStatus.COMPLETED);
    assertThat(twin.heard(caller.sid())).endsWith("say: Nobody there.");
  }

  private Leg call(String verbs) {
    twin.customer.serve("/voice", verbs);
    return twin.legs
        .call(TwinRig.number("90"), TwinRig.OUR_NUMBER, PartyScript.patientCaller())
        .orElseThrow();
  }

  private String dialWithFallback(String path) {
    String answer =
        twin.rest(
                "POST",
                "/Calls.json",
                "To=%2B14155550101&From=%2B14155550199&Url="
                    + twin.customer.url(path)
                    + "&FallbackUrl="
                    + twin.customer.url("/safe"))
            .body();
    return TwinRig.json().readTree(answer).get("sid").asString();
  }

  private boolean press(Leg leg, String digit) {
    String answer =
        twin.control("POST", "/twin/calls/" + leg.sid() + "/keys", "{\"digit\":\"" + digit + "\"}")
            .body();
    return TwinRig.json().readTree(answer).get("listening").asBoolean();
  }

  private List<Entry.Bridged> bridges(String callSid) {
    return twin.record.all(Entry.Bridged.class, entry -> entry.callSid().equals(callSid));
  }
}
