package dev.patchcord.ingress.web;

import static dev.patchcord.ingress.web.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.ingress.FakeVapi;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import dev.patchcord.ingress.Snapshots;
import dev.patchcord.ingress.TwilioSigner;
import dev.patchcord.ingress.live.LiveCalls;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The settings of a rehearsal: the seed's own cURL lines work from this machine, and only here. */
class RehearsalTest {
  @RegisterExtension
  private static final IngressUnderTest ingress =
      new IngressUnderTest(
          "--patchcord.ingress.admit-unsigned-from-loopback=true",
          "--patchcord.ingress.connect.allow-without-call-sid=true",
          "--patchcord.ingress.trust-forwarded=true");

  @Test
  void theSeedsInboundLineReachesTheAssistant() {
    ingress.log.answer(new OpenAiSession(1, null, Map.of()));
    Reply reply = curlForm("CallSid=CA12345", "Caller=+15551112222");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(FakeVapi.TWIML);
    assertThat((CallArrived) ingress.log.events.getFirst())
        .returns("CA12345", CallArrived::callId)
        .returns("+15551112222", CallArrived::from);
    assertThat(ingress.vapi.received.getFirst().body()).contains("+15551112222");
  }

  @Test
  void theSeedsConnectLineTakesTheOnlyLiveCall() {
    LiveCalls live = ingress.bean(LiveCalls.class);
    live.onMessage(snapshot("CA12345", CallState.AI));
    Reply reply = ingress.post("/connect", "{}", "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.body()).contains("Specialist call initiated", "CA12345");
    assertThat(ingress.log.only(SpecialistRequested.class).callId()).isEqualTo("CA12345");
    ingress.log.events.clear();

    live.onMessage(snapshot("CA67890", CallState.HOLD));
    assertProblem(
        ingress.post("/connect", "{}", "Content-Type", "application/json"), 400, "now there are 2");
    live.onMessage(snapshot("CA67890", CallState.ENDED));
    live.onMessage(snapshot("CA12345", CallState.ENDED));
    assertProblem(
        ingress.post("/connect", "{}", "Content-Type", "application/json"), 400, "now there are 0");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void aTunnelsClientIsNotOnThisMachine() {
    for (String header : List.of("X-Forwarded-For", "Forwarded")) {
      assertThat(
              ingress
                  .post("/connect", "{}", "Content-Type", "application/json", header, "203.0.113.9")
                  .status())
          .isEqualTo(401);
      assertThat(
              ingress
                  .form("/inbound_call", Map.of("CallSid", "CA1"), header, "203.0.113.9")
                  .status())
          .isEqualTo(403);
    }
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void aWrongSignatureOrTokenIsRefusedAlsoHere() {
    assertThat(
            ingress
                .form("/inbound_call", Map.of("CallSid", "CA1"), "X-Twilio-Signature", "forged")
                .status())
        .isEqualTo(403);
    assertThat(
            ingress
                .post(
                    "/connect",
                    "{}",
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer wrong")
                .status())
        .isEqualTo(401);
    assertThat(ingress.post("/vapi/webhook", "{}", "Content-Type", "application/json").status())
        .isEqualTo(401);
  }

  @Test
  void unsignedBodiesAreCheckedLikeAnyOther() {
    assertProblem(curlForm("Caller=+15551112222"), 400, "CallSid is missing");
    assertProblem(
        ingress.post(
            "/inbound_call", "CallSid=%zz", "Content-Type", "application/x-www-form-urlencoded"),
        400,
        "broken percent escape");
    assertProblem(
        ingress.post("/inbound_call", "x", "Content-Type", "image/png"), 415, "urlencoded");
    assertProblem(
        ingress.post("/inbound_call", "CallSid", "Content-Type", "multipart/form-data"),
        400,
        "multipart body is malformed");
    assertProblem(
        ingress.post(
            "/inbound_call",
            "--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\nCA1",
            "Content-Type",
            "multipart/form-data; boundary=b"),
        400,
        "multipart body is malformed");
    assertProblem(curlForm("CallSid=" + "x".repeat(70_000)), 413, "larger than");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void aFileInAFormIsRefused() {
    String file =
        "--b\r\nContent-Disposition: form-data; name=\"CallSid\"; filename=\"x\"\r\n\r\nCA1\r\n--b--\r\n";
    assertProblem(
        ingress.post("/inbound_call", file, "Content-Type", "multipart/form-data; boundary=b"),
        400,
        "no files");
  }

  @Test
  void believesASignatureOverTheUrlThatTheOwnProxyWasAskedFor() {
    String target = "/participant-status?call=CA0a&leg=caller";
    Map<String, String> fields = Map.of("CallSid", "CA0a", "CallStatus", "ringing");
    for (String url : List.of("https://tunnel.example.net", "https://tunnel.example.net:8443")) {
      Reply reply =
          ingress.form(
              target,
              fields,
              "X-Twilio-Signature",
              TwilioSigner.sign(IngressUnderTest.AUTH_TOKEN, url + target, fields),
              "X-Forwarded-Proto",
              "https",
              "X-Forwarded-Host",
              "tunnel.example.net",
              "X-Forwarded-Port",
              "8443",
              "X-Forwarded-For",
              "203.0.113.9");
      assertThat(reply.status()).as(url).isEqualTo(204);
    }
    assertThat(ingress.log.events).hasSize(2).allMatch(LegProgressed.class::isInstance);
  }

  private static Reply curlForm(String... fields) {
    StringBuilder body = new StringBuilder();
    for (String field : fields) {
      String[] pair = field.split("=", 2);
      body.append("------7d\r\nContent-Disposition: form-data; name=\"")
          .append(pair[0])
          .append("\"\r\n\r\n")
          .append(pair[1])
          .append("\r\n");
    }
    return ingress.post(
        "/inbound_call",
        body + "------7d--\r\n",
        "Content-Type",
        "multipart/form-data; boundary=----7d");
  }

  private static ConsumerRecord<String, byte[]> snapshot(String callId, CallState state) {
    return new ConsumerRecord<>("calls", 0, 0, callId, Snapshots.of(callId, state));
  }
}
