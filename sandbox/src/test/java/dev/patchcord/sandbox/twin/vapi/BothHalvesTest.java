package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.patchcord.sandbox.twin.TwinApplication;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.PartyScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the Twilio half talks to the assistant of the Vapi half, all over HTTP. */
class BothHalvesTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "the-auth-token";
  private static final String OUR_NUMBER = "+14155550199";

  private static final CustomerServer CUSTOMER = new CustomerServer();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext twin;
  private static URI base;

  @BeforeAll
  static void start() {
    twin =
        TwinApplication.start(
            "--server.port=0",
            "--twin.speed=20",
            "--twin.account-sid=" + ACCOUNT,
            "--twin.auth-token=" + TOKEN,
            "--twin.default-voice-url=" + CUSTOMER.url("/inbound_call"),
            "--twin.default-status-callback=",
            "--twin.vapi.server-url=" + CUSTOMER.url(),
            "--twin.vapi.private-api-key=k");
    base = URI.create("http://localhost:" + twin.getEnvironment().getProperty("local.server.port"));
    // As the seed's server does: a session for the caller, whose TwiML is the answer.
    CUSTOMER.serves(
        "/inbound_call", form -> twimlFor(form.replaceAll(".*CallSid=(CA[0-9a-f]+).*", "$1")));
  }

  @AfterAll
  static void stop() {
    twin.close();
    CUSTOMER.close();
    HTTP.close();
  }

  private static String twimlFor(String callSid) {
    String answer =
        post("/call", "application/json", "Bearer k", VapiRehearsal.inboundCall(callSid, ""));
    return JsonMapper.shared().readTree(answer).at("/phoneCallProviderDetails/twiml").asString("");
  }

  private static String post(String path, String type, String authorization, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", type)
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String calls(PartyScript script) {
    return twin.getBean(Legs.class).call("+15551112222", OUR_NUMBER, script).orElseThrow().sid();
  }

  private static PartyScript caller(Duration asksAfter, Duration hangsUpAfter) {
    return new PartyScript(null, null, null, hangsUpAfter, null, null, asksAfter);
  }

  private static List<SessionView> sessions(String callSid) {
    return twin.getBean(VapiTwin.class).sessions(callSid);
  }

  private static void endsBecause(String callSid, String reason) {
    await()
        .untilAsserted(
            () -> assertThat(sessions(callSid).getFirst().endedReason()).isEqualTo(reason));
  }

  @Test
  void asksForAPersonAndLetsTheCallerBeMovedAway() {
    String callSid = calls(caller(Duration.ofSeconds(2), null));
    await().untilAsserted(() -> assertThat(sessions(callSid).getFirst().toolCalls()).hasSize(1));
    String basic =
        Base64.getEncoder()
            .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    post(
        "/2010-04-01/Accounts/" + ACCOUNT + "/Calls/" + callSid + ".json",
        "application/x-www-form-urlencoded",
        "Basic " + basic,
        "Twiml=%3CResponse%3E%3CPause%20length%3D%22600%22%2F%3E%3C%2FResponse%3E");
    endsBecause(callSid, "phone-call-provider-closed-websocket");
    assertThat(twin.getBean(Legs.class).find(callSid)).get().matches(Leg::live);
  }

  @Test
  void asksWhenSomebodyWhoPlaysTheCallerSaysSo() {
    String callSid = calls(PartyScript.patientCaller());
    await().until(() -> !sessions(callSid).isEmpty());
    await().until(() -> sessions(callSid).getFirst().status().equals("in-progress"));
    post(
        "/twin/calls/" + callSid + "/asks",
        "application/json",
        "",
        "{\"arguments\":{\"reason\":\"billing\"}}");
    post(
        "/twin/calls/" + callSid + "/asks",
        "application/json",
        "",
        "{\"tool\":\"check_availability\",\"arguments\":{\"specialist\":\"Ada\"}}");
    await().until(() -> sessions(callSid).getFirst().toolCalls().size() == 2);
    assertThat(sessions(callSid).getFirst().toolCalls())
        .extracting(call -> call.tools().getFirst())
        .containsExactlyInAnyOrder("connect_specialist", "check_availability");
    assertThat(sessions(callSid).getFirst().toolCalls())
        .extracting(call -> call.arguments().toString())
        .containsExactlyInAnyOrder("{\"reason\":\"billing\"}", "{\"specialist\":\"Ada\"}");
    assertThat(post("/twin/calls/CA0/asks", "application/json", "", ""))
        .contains("no AI hears the caller on leg CA0");
    assertThat(post("/twin/calls/" + callSid + "/asks", "application/json", "", "{\"tol\":\"x\"}"))
        .contains("body must be like");
  }

  @Test
  void tellsThatTheCallerHungUp() {
    String callSid = calls(caller(null, Duration.ofSeconds(4)));
    await().untilAsserted(() -> assertThat(sessions(callSid)).hasSize(1));
    endsBecause(callSid, "customer-ended-call");
  }

  @Test
  void endsTheCallWhenTheAssistantHangsUp() {
    String callSid = calls(PartyScript.patientCaller());
    await()
        .untilAsserted(
            () ->
                assertThat(sessions(callSid))
                    .extracting(SessionView::status)
                    .containsExactly("in-progress"));
    post(
        "/twin/vapi-control/" + sessions(callSid).getFirst().id(),
        "application/json",
        "none",
        "{\"type\":\"end-call\"}");
    endsBecause(callSid, "assistant-ended-call");
    await()
        .untilAsserted(
            () ->
                assertThat(twin.getBean(Legs.class).find(callSid))
                    .get()
                    .matches(leg -> !leg.live()));
  }

  @Test
  void makesALegForACallerWhomSomebodyPlaysByHand() {
    twimlFor("CA12345");
    await()
        .untilAsserted(
            () ->
                assertThat(sessions("CA12345"))
                    .extracting(SessionView::number, SessionView::status)
                    .containsExactly(tuple(1, "in-progress")));
    assertThat(twin.getBean(Legs.class).find("CA12345")).get().matches(Leg::live);
  }
}
