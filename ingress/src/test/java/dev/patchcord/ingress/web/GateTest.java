package dev.patchcord.ingress.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import dev.patchcord.ingress.TwilioSigner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Production's gate: nothing relaxed. */
class GateTest {
  private static final String STATUS = "/participant-status?call=CA0a&leg=caller";
  private static final Map<String, String> RINGING =
      Map.of("CallSid", "CA0a", "CallStatus", "ringing", "To", "+1 555", "SequenceNumber", "1");
  @RegisterExtension private static final IngressUnderTest ingress = new IngressUnderTest();

  @Test
  void takesAStatusCallbackThatTwilioSigned() {
    assertThat(ingress.twilio(STATUS, RINGING).status()).isEqualTo(204);
    assertThat(ingress.log.only(LegProgressed.class).origin().fields()).hasSize(4);
  }

  @Test
  void takesASignatureOverTheUrlWithItsPort() {
    String signature =
        TwilioSigner.sign(
            IngressUnderTest.AUTH_TOKEN, "https://voice.example.com:443" + STATUS, RINGING);
    assertThat(ingress.form(STATUS, RINGING, IngressUnderTest.withSignature(signature)).status())
        .isEqualTo(204);
  }

  @Test
  void keepsTheQueryAsItWasSigned() {
    String odd = "/participant-status?leg=caller&call=CA0a&note=a+b%20c%27%2B&empty=";
    assertThat(ingress.twilio(odd, RINGING).status()).isEqualTo(204);
    assertThat(ingress.log.only(LegProgressed.class).origin().query())
        .containsEntry("note", "a b c'+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inbound_call",
        "/conference?call=CA0a",
        "/conference/wait?call=CA0a",
        "/conference/accept?call=CA0a&attempt=1",
        "/conference/after-hold?call=CA0a",
        "/conference/specialist-done?call=CA0a&attempt=1",
        "/participant-status",
        "/participant-status/room?call=CA0a",
        "/participant-status/amd?call=CA0a&attempt=1",
        "/announce",
        "/announce?call=CA0a&announcement=1",
        "/message?call=CA0a&step=1",
        "/callback/choice?call=CA0a&step=1",
        "/callback?call=CA0a&callback=1",
        "/callback/accept?call=CA0a&callback=1",
        "/participant-status/callback?call=CA0a&callback=1",
        "/recording-status?call=CA0a&purpose=call",
        "/safe"
      })
  void refusesAStrangerAtEveryTwilioPath(String target) {
    double before = ingress.refused("signature");
    assertProblem(ingress.form(target, RINGING), 403, "X-Twilio-Signature is missing");
    assertProblem(
        ingress.form(
            target, RINGING, IngressUnderTest.withSignature("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
        403,
        "does not match");
    assertThat(ingress.refused("signature")).isEqualTo(before + 2);
    assertThat(ingress.log.events).isEmpty();
    assertThat(ingress.vapi.received).isEmpty();
  }

  @Test
  void refusesASignatureOverOtherFieldsOrAnotherUrl() {
    String signature = IngressUnderTest.sign(STATUS, RINGING);
    Map<String, String> forged = Map.of("CallSid", "CA0a", "CallStatus", "completed");
    assertThat(ingress.form(STATUS, forged, IngressUnderTest.withSignature(signature)).status())
        .isEqualTo(403);
    assertThat(
            ingress
                .form(
                    STATUS.replace("CA0a", "CA0b"),
                    RINGING,
                    IngressUnderTest.withSignature(signature))
                .status())
        .isEqualTo(403);
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void doesNotTrustForwardingHeadersUnlessConfigured() {
    String signature =
        TwilioSigner.sign(
            IngressUnderTest.AUTH_TOKEN, "https://tunnel.example.net" + STATUS, RINGING);
    assertThat(
            ingress
                .form(
                    STATUS,
                    RINGING,
                    IngressUnderTest.withSignature(
                        signature, "X-Forwarded-Host", "tunnel.example.net"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void refusesABodyThatTheSignatureDoesNotCover() {
    String json = "{\"CallSid\":\"CA0a\"}";
    String signature = IngressUnderTest.sign(STATUS, Map.of());
    Reply reply =
        ingress.post(
            STATUS,
            json,
            IngressUnderTest.withSignature(signature, "Content-Type", "application/json"));
    assertProblem(reply, 403, "does not match");
  }

  @Test
  void takesAJsonBodyWhoseHashIsSignedWithTheUrl() throws Exception {
    String json = "{\"CallSid\":\"CA0a\"}";
    String hash =
        java.util.HexFormat.of()
            .formatHex(
                java.security.MessageDigest.getInstance("SHA-256")
                    .digest(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    String target = STATUS + "&bodySHA256=" + hash;
    String[] headers =
        IngressUnderTest.withSignature(
            IngressUnderTest.sign(target, Map.of()), "Content-Type", "application/json");
    // Believed, and then found to lack the fields of a status callback.
    assertProblem(ingress.post(target, json, headers), 400, "CallSid is missing");
    assertProblem(ingress.post(target, json + " ", headers), 403, "does not match");
    String[] text =
        IngressUnderTest.withSignature(
            IngressUnderTest.sign(target, Map.of()), "Content-Type", "text/plain");
    assertProblem(ingress.post(target, json, text), 415, "x-www-form-urlencoded");
  }

  @Test
  void refusesOversizedBodies() {
    String large = "x".repeat(65 * 1024);
    assertProblem(
        ingress.form(STATUS, Map.of("CallSid", large), IngressUnderTest.withSignature("x")),
        413,
        "larger than 65536 bytes");
    assertThat(ingress.refused("too-large")).isPositive();
    // Who proves nothing is not told about sizes.
    assertThat(ingress.form(STATUS, Map.of("CallSid", large)).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /",
    "POST, /nothing",
    "GET, /favicon.ico",
    "POST, /inbound_call/",
    "POST, //inbound_call",
    "POST, /inbound_call;x=1",
    "POST, /%69nbound_call",
    "POST, /actuator/../inbound_call",
    "POST, /connect/%2e%2e/inbound_call",
    "GET, /error",
    "POST, /callback/accept/",
    "POST, /operator/calls",
    "POST, /operator/calls/CA0a",
    "POST, /operator/calls/CA0a/hang-up/now",
    "POST, /operator/calls/%2e%2e/hang-up",
    "GET, /appointments",
    "GET, /appointments/a.ics",
    "GET, /appointments/feed/a.ics",
    "GET, /appointments/feed/a/b.ics",
    "GET, /appointments/a.ics;x=1",
    "POST, /operator/calls/CA0a/hang-up"
  })
  void knowsNoOtherPath(String method, String target) {
    Reply reply = ingress.send(method, target, "");
    assertThat(reply.status()).as(reply.body()).isBetween(400, 404);
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void aPathThatDoesNotExistIsAProblemToo() {
    assertProblem(ingress.send("POST", "/nothing", ""), 404, "no webhook at this path");
    assertProblem(ingress.send("GET", "/inbound_call", ""), 405, "This webhook takes POST.");
    assertProblem(ingress.send("DELETE", "/safe", ""), 405, "GET or POST");
  }

  @Test
  void refusesMissingAndMalformedFieldsOfBelievedWebhooks() {
    assertProblem(
        ingress.twilio("/inbound_call", Map.of("From", "+1555")), 400, "CallSid is missing");
    assertProblem(
        ingress.twilio("/inbound_call", Map.of("CallSid", "../../etc")),
        400,
        "CallSid begins with CA");
    assertProblem(
        ingress.twilio("/conference?call=CA0a&leg=caller", Map.of("CallSid", "CA0b")),
        400,
        "not the call that the URL names");
    assertProblem(
        ingress.twilio("/conference?call=CA0a&leg=specialist", Map.of("CallSid", "CA0b")),
        400,
        "attempt must be a number");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void anAuthenticFormWithABrokenEscapeIsNotTwilios() {
    assertThat(
            ingress
                .post(
                    STATUS,
                    "CallSid=%zz",
                    IngressUnderTest.withSignature(
                        "x", "Content-Type", "application/x-www-form-urlencoded"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void productionRefusesTheSeedsUnsignedLines() {
    String multipart =
        "--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\nCA12345\r\n--b--\r\n";
    assertThat(
            ingress
                .post("/inbound_call", multipart, "Content-Type", "multipart/form-data; boundary=b")
                .status())
        .isEqualTo(403);
    assertThat(ingress.post("/connect", "{}", "Content-Type", "application/json").status())
        .isEqualTo(401);
  }

  @Test
  void twiliosTokenNamesTheDeliveryAndNonsenseInItsPlaceDoesNot() {
    ingress.log.answer(new EnterHold(List.of(), false));
    ingress.twilio(
        "/inbound_call", Map.of("CallSid", "CA1"), "I-Twilio-Idempotency-Token", "7d0c-44");
    assertThat(ingress.log.only(CallArrived.class).origin().deliveryId()).isEqualTo("7d0c-44");
    ingress.log.events.clear();
    ingress.twilio(
        "/inbound_call", Map.of("CallSid", "CA2"), "I-Twilio-Idempotency-Token", "x".repeat(500));
    assertThat(ingress.log.only(CallArrived.class).origin().deliveryId()).startsWith("fetch:");
  }

  @Test
  void tellsThatItIsReadyWithoutSayingMore() {
    Reply health = ingress.send("GET", "/actuator/health/readiness", "");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).contains("UP").doesNotContain("eventLog");
    assertThat(ingress.send("GET", "/actuator/env", "").status()).isEqualTo(404);
  }

  static void assertProblem(Reply reply, int status, String detail) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.contentType()).isEqualTo("application/problem+json");
    assertThat(reply.body()).contains(detail, "\"status\":" + status).doesNotContain("\n", "\tat ");
  }
}
