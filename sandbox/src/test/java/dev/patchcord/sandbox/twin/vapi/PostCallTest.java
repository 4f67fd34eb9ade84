package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PostCallTest {
  private static VapiRehearsal twin;

  @BeforeAll
  static void start() {
    twin = new VapiRehearsal();
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @AfterEach
  void restore() {
    twin.vapi.restore();
  }

  private static void behave(String changes) {
    HttpResponse<String> response = twin.send("PUT", "/twin/vapi", changes, "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  @Test
  void answersWithTwimlThatStreamsToTheNewSession() {
    JsonNode call = twin.newCall("CA-twiml");
    String id = call.path("id").asString("");
    assertThat(id).matches("[0-9a-f-]{36}");
    assertThat(call.path("phoneCallProviderDetails").path("twiml").asString(""))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Connect><Stream url=\"wss://"
                + twin.base().getAuthority()
                + "/"
                + id
                + "/transport\"/></Connect></Response>");
    assertThat(call.path("status").asString("")).isEqualTo("queued");
    assertThat(call.path("customer").path("number").asString("")).isEqualTo("+15551112222");
    assertThat(call.at("/metadata/patchcordCallId").asString("")).isEqualTo("CA-twiml");
    assertThat(call.at("/monitor/controlUrl").asString(""))
        .isEqualTo(twin.base() + "/twin/vapi-control/" + id);
    for (String required : new String[] {"orgId", "createdAt", "updatedAt"}) {
      assertThat(call.path(required).asString("")).as(required).isNotBlank();
    }
  }

  @Test
  void givesNoTwimlWithoutBypass() {
    HttpResponse<String> response =
        twin.postCall(
            "{\"phoneNumberId\":\"p\",\"assistantId\":\"a\",\"customer\":{\"number\":\"+15551112222\"}}");
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(twin.read(response.body()).has("phoneCallProviderDetails")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"''", "Bearer wrong", "Bearer", "Basic private-key", "private-key"})
  void refusesAStranger(String authorization) {
    int before = twin.vapi.sessions().size();
    HttpResponse<String> response =
        twin.send("POST", "/call", VapiRehearsal.inboundCall("CA-stranger", ""), authorization);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(twin.read(response.body()).path("statusCode").asInt(0)).isEqualTo(401);
    assertThat(twin.vapi.sessions()).hasSize(before);
  }

  @Test
  void saysEverythingThatIsWrongWithARequest() {
    HttpResponse<String> response =
        twin.postCall(
            """
            {"phoneCallProviderBypassEnabled":"yes","customer":{"number":"15551112222","cell":1},
             "metadata":"x","colour":"red","assistantOverrides":{"maxDurationSeconds":5}}""");
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode body = twin.read(response.body());
    assertThat(body.path("error").asString("")).isEqualTo("Bad Request");
    assertThat(body.path("statusCode").asInt(0)).isEqualTo(400);
    assertThat(body.path("message").valueStream().map(fault -> fault.asString("")))
        .containsExactlyInAnyOrder(
            "property colour should not exist",
            "one of phoneNumberId, phoneNumber is required",
            "one of assistantId, assistant, squadId, squad, workflowId, workflow is required",
            "metadata must be an object",
            "phoneCallProviderBypassEnabled must be a boolean value",
            "property customer.cell should not exist",
            "customer.number must be a valid phone number in the E.164 format, for example"
                + " +14155550100",
            "assistantOverrides.maxDurationSeconds must be a number from 10 to 43200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "{", "[]", "\"text\"", "{\"a\":1} x"})
  void refusesWhatIsNoJsonObject(String body) {
    assertThat(twin.postCall(body).statusCode()).isEqualTo(400);
  }

  @Test
  void takesACallerWhoseNumberIsWithheld() {
    assertThat(
            twin.postCall(
                    """
                    {"phoneNumberId":"p","assistantId":"a","phoneCallProviderBypassEnabled":true}""")
                .statusCode())
        .isEqualTo(201);
    assertThat(twin.postCall("{\"phoneNumberId\":\"p\",\"assistantId\":\"a\"}").body())
        .contains("one of customer, customerId, customers is required");
  }

  @Test
  void dropsTheConnectionWhenItIsDown() {
    int before = twin.vapi.sessions().size();
    behave("{\"mode\":\"down\"}");
    assertThatThrownBy(
            () ->
                twin.postCallWithin(
                    Duration.ofSeconds(10), VapiRehearsal.inboundCall("CA-down", "")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(twin.vapi.sessions()).hasSize(before);
    behave("{\"mode\":\"ok\"}");
    twin.newCall("CA-up-again");
  }

  @Test
  void makesTheSessionEvenWhenNobodyWaitsForItsSlowAnswer() {
    behave("{\"mode\":\"slow\",\"latency\":\"PT10S\"}");
    assertThatThrownBy(
            () ->
                twin.postCallWithin(
                    Duration.ofMillis(500), VapiRehearsal.inboundCall("CA-slow", "")))
        .isInstanceOf(HttpTimeoutException.class);
    await().untilAsserted(() -> assertThat(twin.vapi.sessions("CA-slow")).hasSize(1));
  }

  @Test
  void answersInTheEndWhenSlow() {
    behave("{\"mode\":\"slow\",\"latency\":\"PT0.4S\"}");
    long before = System.nanoTime();
    JsonNode call = twin.newCall("CA-late");
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    assertThat(call.has("phoneCallProviderDetails")).isTrue();
  }

  @Test
  void leavesTheTwimlOutWhenToldTo() {
    behave("{\"mode\":\"no-twiml\"}");
    assertThat(twin.newCall("CA-bare").has("phoneCallProviderDetails")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"429, Rate limit exceeded", "500, Internal Server Error", "503, Service Unavailable"})
  void failsAsToldTo(int status, String message) {
    int before = twin.vapi.sessions().size();
    behave("{\"mode\":\"error\",\"errorStatus\":" + status + "}");
    HttpResponse<String> response = twin.postCall(VapiRehearsal.inboundCall("CA-error", ""));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(twin.read(response.body()).path("message").asString("")).isEqualTo(message);
    assertThat(twin.vapi.sessions()).hasSize(before);
  }

  @Test
  void refusesOneCallMoreThanTheSubscriptionHas() {
    long live = twin.vapi.sessions().stream().filter(s -> !s.status().equals("ended")).count();
    behave("{\"concurrencyLimit\":" + (live + 1) + "}");
    JsonNode last = twin.newCall("CA-last");
    assertThat(last.at("/subscriptionLimits/remainingConcurrentCalls").asInt(-1)).isZero();
    HttpResponse<String> refused = twin.postCall(VapiRehearsal.inboundCall("CA-over", ""));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Over Concurrency Limit");
  }

  @ParameterizedTest
  @CsvSource({"both,CA-sid,CA-sid", "transport,CA-sid,", "provider-id,,CA-sid", "none,,"})
  void namesTheLegWhereToldTo(String sids, String inTransport, String asProviderId) {
    behave("{\"sids\":\"" + sids + "\"}");
    JsonNode call = twin.newCall("CA-sid");
    assertThat(call.at("/transport/callSid").stringValue(null)).isEqualTo(inTransport);
    assertThat(call.path("phoneCallProviderId").stringValue(null)).isEqualTo(asProviderId);
    assertThat(call.at("/transport/provider").asString("")).isEqualTo("twilio");
  }

  @Test
  void tellsACallAsItIs() {
    JsonNode made = twin.newCall("CA-read");
    String path = "/call/" + made.path("id").asString("");
    String key = "Bearer " + VapiRehearsal.PRIVATE_KEY;
    assertThat(twin.read(twin.send("GET", path, "", key).body()).path("status").asString(""))
        .isEqualTo("queued");
    VapiRehearsal.Stream stream = twin.opensStream(made, "CA-read");
    assertThat(twin.read(twin.send("GET", path, "", key).body()).path("status").asString(""))
        .isEqualTo("in-progress");
    stream.closedByLeg().run();
    twin.time.elapse(Duration.ofSeconds(1));
    JsonNode over = twin.read(twin.send("GET", path, "", key).body());
    assertThat(over.path("status").asString("")).isEqualTo("ended");
    assertThat(over.path("endedReason").asString(""))
        .isEqualTo("phone-call-provider-closed-websocket");
    assertThat(over.path("endedAt").asString("")).isNotBlank();
    assertThat(twin.send("GET", path, "", "").statusCode()).isEqualTo(401);
    assertThat(twin.send("GET", "/call/nobody", "", key).statusCode()).isEqualTo(404);
  }

  @Test
  void letsACallerMadeUpByHandWalkTheTwiml() {
    JsonNode call = twin.newCall("CA12345");
    assertThat(twin.carrier.walkIns).noneMatch(walkIn -> walkIn.callSid().equals("CA12345"));
    twin.time.elapse(Duration.ofSeconds(1));
    assertThat(twin.carrier.walkIns)
        .contains(
            new FakeCarrier.WalkIn(
                "CA12345",
                "+15551112222",
                call.at("/phoneCallProviderDetails/twiml").asString("")));
  }

  @Test
  void makesNoLegForACallerWhomItGaveNoTwiml() {
    behave("{\"mode\":\"no-twiml\"}");
    twin.newCall("CA-elsewhere");
    twin.time.elapse(Duration.ofSeconds(1));
    assertThat(twin.carrier.walkIns).noneMatch(walkIn -> walkIn.callSid().equals("CA-elsewhere"));
  }
}
