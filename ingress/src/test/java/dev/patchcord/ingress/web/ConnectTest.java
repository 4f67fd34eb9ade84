package dev.patchcord.ingress.web;

import static dev.patchcord.ingress.web.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {
  private static final String BEARER = "Bearer " + IngressUnderTest.CONNECT_TOKEN;
  @RegisterExtension private static final IngressUnderTest ingress = new IngressUnderTest();

  @ParameterizedTest
  @ValueSource(strings = {"{\"CallSid\":\"CA1\"}", "{\"callSid\":\"CA1\",\"note\":7}"})
  void connectsTheCallerThatJsonNames(String json) {
    Reply reply = connect(json, "application/json", BEARER);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo("{\"status\":\"Specialist call initiated\",\"callSid\":\"CA1\"}");
    assertThat(ingress.log.only(SpecialistRequested.class))
        .returns("CA1", SpecialistRequested::callId)
        .returns("connect", SpecialistRequested::requestedBy)
        .returns(null, SpecialistRequested::toolCallId);
    assertThat(ingress.log.only(SpecialistRequested.class).origin().body()).isNotNull();
  }

  @Test
  void connectsTheCallerThatAFormNames() {
    Reply reply = ingress.form("/connect", Map.of("CallSid", "CA1"), "Authorization", BEARER);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(ingress.log.only(SpecialistRequested.class).callId()).isEqualTo("CA1");
  }

  @Test
  void refusesAWrongOrMissingTokenBeforeItLooksAtTheBody() {
    for (String authorization :
        new String[] {"Bearer wrong", "connect-me", "Basic Y29ubmVjdC1tZQ=="}) {
      Reply reply = connect("not json", "application/json", authorization);
      assertProblem(reply, 401, "connect token");
      assertThat(reply.raw().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    assertProblem(
        ingress.post("/connect", "not json", "Content-Type", "application/json"), 401, "token");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void saysWhatIsMissingOrMalformed() {
    assertProblem(connect("{}", "application/json", BEARER), 400, "Send the caller's CallSid");
    assertProblem(connect("", "application/json", BEARER), 400, "Send the caller's CallSid");
    assertProblem(connect("[]", "application/json", BEARER), 400, "must be a JSON object");
    assertProblem(connect("{", "application/json", BEARER), 400, "must be a JSON object");
    assertProblem(
        connect("{\"callSid\":7}", "application/json", BEARER), 400, "Send the caller's CallSid");
    assertProblem(
        connect("{\"callSid\":\"1; drop\"}", "application/json", BEARER), 400, "begins with CA");
    assertProblem(connect("<x/>", "text/xml", BEARER), 415, "application/json");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void isRefusedWhileTheLogIsAway() {
    ingress.log.goAway();
    assertProblem(
        connect("{\"callSid\":\"CA1\"}", "application/json", BEARER), 503, "send it again");
  }

  private static Reply connect(String body, String contentType, String authorization) {
    return ingress.post(
        "/connect", body, "Content-Type", contentType, "Authorization", authorization);
  }
}
