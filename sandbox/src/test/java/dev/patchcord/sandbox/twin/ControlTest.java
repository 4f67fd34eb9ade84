package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People and tests play the outside world by the control API. */
class ControlTest {
  private TwinRig twin;

  @BeforeEach
  void start() {
    twin = new TwinRig();
    twin.customer.serve("/voice", "<Pause length=\"3600\"/>");
  }

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void placesACallThatHangsUpByItsScript() {
    HttpResponse<String> placed =
        twin.control(
            "POST",
            "/twin/calls",
            """
            {"from":"+15551112222","to":"+14155550199",\
            "script":{"askForPersonAfter":"PT3S","hangUpAfter":"PT30S"}}\
            """);
    assertThat(placed.statusCode()).isEqualTo(201);
    String sid = TwinRig.json().readTree(placed.body()).get("callSid").asString();
    assertThat(twin.scripts.ofCall(sid).askForPersonAfter()).hasSeconds(3);
    twin.reached(sid, CallStatus.COMPLETED);
    assertThat(twin.legs.find(sid).orElseThrow().talked().toSeconds()).isBetween(29L, 45L);
  }

  @Test
  void hangsUpWhenTheSpecialistsPhoneRings() {
    String sid = place("{\"hangUpWhen\":\"specialist-rings\"}");
    twin.reached(sid, CallStatus.IN_PROGRESS);
    // Another caller, so that only the callback URL can tell on whose behalf the phone rings.
    String bystander = place("{\"hangUpWhen\":\"specialist-rings\"}");
    String specialist =
        TwinRig.json()
            .readTree(
                twin.rest(
                        "POST",
                        "/Calls.json",
                        "To=%2B14155550103&From=%2B14155550199&Url=http://localhost/x"
                            + "&StatusCallback="
                            + twin.customer.url("/s?call=" + sid))
                    .body())
            .get("sid")
            .asString();
    twin.reached(sid, CallStatus.COMPLETED);
    assertThat(twin.legs.find(specialist).orElseThrow().status()).isEqualTo(CallStatus.RINGING);
    assertThat(
            TwinRig.json()
                .readTree(twin.control("GET", "/twin/calls?for=" + sid, "").body())
                .valueStream()
                .map(leg -> leg.get("callSid").asString()))
        .containsExactly(specialist, sid);
    assertThat(twin.legs.find(bystander).orElseThrow().live()).isTrue();
  }

  @Test
  void showsWhatHappenedToOneLeg() {
    String sid = place("{}");
    twin.reached(sid, CallStatus.IN_PROGRESS);
    place("{}");
    twin.control("DELETE", "/twin/calls/" + sid, "");
    TwinRig.soon().until(() -> !twin.customer.hooks("/number-status").isEmpty());
    JsonNode record =
        TwinRig.json().readTree(twin.control("GET", "/twin/record?call=" + sid, "").body());
    assertThat(record.valueStream().map(entry -> entry.get("callSid").asString()))
        .containsOnly(sid);
    assertThat(record.valueStream().map(entry -> entry.get("what").asString()))
        .contains("leg", "webhook", "heard");
    assertThat(
            record
                .valueStream()
                .filter(entry -> entry.get("what").asString().equals("leg"))
                .map(entry -> entry.get("status").asString()))
        .containsExactly("ringing", "in-progress", "completed");
    assertThat(TwinRig.json().readTree(twin.control("GET", "/twin/calls", "").body()).size())
        .isEqualTo(2);
  }

  @Test
  void aPhoneThatIsPlayedByHandRingsUntilItIsAnswered() {
    twin.customer.serve("/screen", "<Gather><Say>Press 1.</Say></Gather>");
    String number = TwinRig.number("03");
    twin.control(
        "PUT", "/twin/parties/" + number.replace("+", "%2B"), "{\"behaviour\":\"by-hand\"}");
    String sid = twin.dial(number, "/screen").getSid();
    twin.reached(sid, CallStatus.RINGING);
    assertThat(twin.control("POST", "/twin/calls/" + sid + "/answer", "").statusCode())
        .isEqualTo(204);
    twin.reached(sid, CallStatus.IN_PROGRESS);
    TwinRig.soon().until(() -> twin.heard(sid).contains("say: Press 1."));
    problem(409, "in-progress", "POST", "/twin/calls/" + sid + "/answer", "");
    assertThat(twin.record.all(Entry.KeyPressed.class, key -> key.callSid().equals(sid))).isEmpty();
  }

  @Test
  void aPhoneThatNobodyTakesByHandRingsOut() {
    twin.customer.serve("/screen", "<Say>Nobody hears this.</Say>");
    String number = TwinRig.number("01");
    twin.control(
        "PUT", "/twin/parties/" + number.replace("+", "%2B"), "{\"behaviour\":\"by-hand\"}");
    twin.reached(twin.dial(number, "/screen").getSid(), CallStatus.NO_ANSWER);
  }

  @Test
  void showsTheDocumentsOfSeveralLegsInTheOrderInWhichTheyWereFetched() {
    String first = place("{}");
    String second = place("{}");
    place("{}");
    twin.reached(first, CallStatus.IN_PROGRESS);
    twin.reached(second, CallStatus.IN_PROGRESS);
    TwinRig.soon().until(() -> twin.heard(second).size() + twin.heard(first).size() > 1);
    JsonNode record =
        TwinRig.json()
            .readTree(
                twin.control("GET", "/twin/record?call=" + second + "&call=" + first, "").body());
    assertThat(record.valueStream().map(entry -> entry.get("callSid").asString()))
        .contains(first, second)
        .allMatch(sid -> sid.equals(first) || sid.equals(second));
    assertThat(record.valueStream().map(entry -> Instant.parse(entry.get("at").asString())))
        .isSorted();
    assertThat(
            record
                .valueStream()
                .filter(entry -> entry.path("kind").asString("").equals("document"))
                .map(entry -> entry.get("answer").asString()))
        .hasSize(2)
        .allMatch(twiml -> twiml.contains("<Pause length=\"3600\"/>"));
  }

  @Test
  void saysInOneLineWhatIsWrong() {
    problem(400, "needs from and to", "POST", "/twin/calls", "{}");
    problem(400, "hangsUpAfter", "PUT", "/twin/parties/+1415", "{\"hangsUpAfter\":\"PT1S\"}");
    problem(400, "specialist-rings", "PUT", "/twin/parties/+1415", "{\"hangUpWhen\":\"bored\"}");
    problem(400, "PT5S", "PUT", "/twin/parties/+1415", "{\"hangUpWhen\":\"bridged+5\"}");
    problem(404, "no leg CA0", "DELETE", "/twin/calls/CA0", "");
    problem(
        400, "POST Calls", "POST", "/twin/faults", "{\"on\":\"POST Everything\",\"status\":503}");
    String sid = place("{}");
    problem(400, "0-9", "POST", "/twin/calls/" + sid + "/keys", "{\"digit\":\"x\"}");
  }

  @Test
  void admitsACallerWhoOnlyExistsOnPaperAndBridgesThemLikeAnyOther() {
    assertThat(twin.legs.walkIn("CA12345", "+15551112222")).isTrue();
    assertThat(twin.legs.walkIn("CA12345", "+15551112222")).isFalse();
    Leg leg = twin.reached("CA12345", CallStatus.IN_PROGRESS);
    twin.customer.serve("/conference", "<Say>Please hold.</Say><Pause length=\"600\"/>");
    HttpResponse<String> moved =
        twin.rest("POST", "/Calls/CA12345.json", "Url=" + twin.customer.url("/conference"));
    assertThat(moved.statusCode()).isEqualTo(200);
    TwinRig.soon().until(() -> twin.heard("CA12345").contains("say: Please hold."));
    assertThat(leg.live()).isTrue();
    assertThat(twin.record.all(Entry.Note.class)).isNotEmpty();
  }

  @Test
  void admitsNobodyWhenWalkInsAreOff() {
    twin.close();
    twin = new TwinRig("--twin.admit-walk-ins=false");
    assertThat(twin.legs.walkIn("CA12345", "+15551112222")).isFalse();
    assertThat(twin.legs.find("CA12345")).isEmpty();
  }

  @Test
  void refusesACallToANumberWithoutAVoiceUrl() {
    twin.close();
    twin =
        new TwinRig(
            "--twin.default-voice-url=",
            "--twin.numbers.[+14155550177].voice-url=http://127.0.0.1:1/voice");
    problem(
        404,
        "has no voice URL",
        "POST",
        "/twin/calls",
        "{\"from\":\"anonymous\",\"to\":\"+14155550199\"}");
    assertThat(
            twin.control("POST", "/twin/calls", "{\"from\":\"anonymous\",\"to\":\"+14155550177\"}")
                .statusCode())
        .isEqualTo(201);
  }

  private String place(String script) {
    String placed =
        twin.control(
                "POST",
                "/twin/calls",
                "{\"from\":\"%s\",\"to\":\"%s\",\"script\":%s}"
                    .formatted(TwinRig.number("90"), TwinRig.OUR_NUMBER, script))
            .body();
    return TwinRig.json().readTree(placed).get("callSid").asString();
  }

  private void problem(int status, String says, String method, String path, String body) {
    HttpResponse<String> answer = twin.control(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    String detail = TwinRig.json().readTree(answer.body()).get("detail").asString();
    assertThat(detail).contains(says).doesNotContain("\n");
  }
}
