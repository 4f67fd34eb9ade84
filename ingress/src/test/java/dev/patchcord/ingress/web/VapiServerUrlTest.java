package dev.patchcord.ingress.web;

import static dev.patchcord.ingress.web.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class VapiServerUrlTest {
  private static final String CALL =
      "\"call\":{\"id\":\"v1\",\"metadata\":{\"patchcordCallId\":\"CA1\"}}";
  @RegisterExtension private static final IngressUnderTest ingress = new IngressUnderTest();

  @Test
  void aToolCallAsksForAPersonAndIsAnsweredInOneLine() {
    Reply reply = ingress.vapi(toolCall("connect_specialist", "call_1", CALL));
    assertThat(reply.status()).isEqualTo(200);
    JsonNode result = results(reply).get(0);
    assertThat(result.path("toolCallId").asString()).isEqualTo("call_1");
    assertThat(result.path("result").asString()).isNotBlank().doesNotContain("\n");
    assertThat(result.has("error")).isFalse();
    SpecialistRequested requested = ingress.log.only(SpecialistRequested.class);
    assertThat(requested)
        .returns("CA1", SpecialistRequested::callId)
        .returns("ai", SpecialistRequested::requestedBy)
        .returns("call_1", SpecialistRequested::toolCallId)
        .returns("billing", SpecialistRequested::reason);
    assertThat(requested.origin().deliveryId()).isEqualTo("tool:call_1");
  }

  @Test
  void aRepeatedToolCallGetsTheSameAnswerAndTheSameDeliveryId() {
    Reply first = ingress.vapi(toolCall("connect_specialist", "call_1", CALL));
    Reply second = ingress.vapi(toolCall("connect_specialist", "call_1", CALL));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(ingress.log.events)
        .extracting(event -> event.origin().deliveryId())
        .containsExactly("tool:call_1", "tool:call_1");
  }

  @Test
  void severalToolCallsAreAnsweredInTheirOrder() {
    JsonNode results =
        results(
            ingress.vapi(
                "{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":["
                    + "{\"id\":\"a\",\"name\":\"weather\"},"
                    + "{\"id\":\"b\",\"name\":\"transfer_to_specialist\"},"
                    + "{\"name\":\"connect_specialist\"}],"
                    + CALL
                    + "}}"));
    assertThat(results.size()).isEqualTo(3);
    assertThat(results.get(0).path("toolCallId").asString()).isEqualTo("a");
    assertThat(results.get(0).path("error").asString()).contains("no tool of this name");
    assertThat(results.get(1).path("toolCallId").asString()).isEqualTo("b");
    assertThat(results.get(1).has("result")).isTrue();
    assertThat(results.get(2).path("error").asString()).contains("no id");
    assertThat(ingress.log.only(SpecialistRequested.class).toolCallId()).isEqualTo("b");
  }

  @Test
  void theModelIsToldWhenTheCallIsNotKnown() {
    Reply reply =
        ingress.vapi(
            "{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":[{\"id\":\"a\","
                + "\"name\":\"connect_specialist\",\"arguments\":{\"callSid\":\"CA666\"}}]}}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(results(reply).get(0).path("error").asString()).contains("not known");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void findsTheCallOfASessionThatThisInstanceOpened() {
    ingress.log.answer(new OpenAiSession(1, null, Map.of()));
    ingress.twilio("/inbound_call", Map.of("CallSid", "CA77"));
    ingress.log.events.clear();
    ingress.vapi(toolCall("connect_specialist", "call_9", "\"call\":{\"id\":\"vapi-1\"}"));
    assertThat(ingress.log.only(SpecialistRequested.class).callId()).isEqualTo("CA77");
  }

  @Test
  void theModelIsToldWhileTheLogIsAway() {
    ingress.log.goAway();
    Reply reply = ingress.vapi(toolCall("connect_specialist", "call_1", CALL));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(results(reply).get(0).path("error").asString()).contains("could not be started");
    assertProblem(
        ingress.vapi("{\"message\":{\"type\":\"end-of-call-report\"," + CALL + "}}"),
        503,
        "send it again");
  }

  @Test
  void theModelDoesNotWaitForTheLogOnceForEachOfItsWishes() {
    ingress.log.goAway();
    JsonNode results =
        results(
            ingress.vapi(
                "{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":["
                    + "{\"id\":\"a\",\"name\":\"connect_specialist\"},"
                    + "{\"id\":\"b\",\"name\":\"connect_specialist\"},"
                    + "{\"id\":\"c\",\"name\":\"weather\"},"
                    + "{\"id\":\"d\",\"name\":\"transfer_to_specialist\"}],"
                    + CALL
                    + "}}"));
    assertThat(results.valueStream().map(result -> result.path("toolCallId").asString()))
        .containsExactly("a", "b", "c", "d");
    for (int wish : new int[] {0, 1, 3}) {
      assertThat(results.get(wish).path("error").asString()).contains("could not be started");
    }
    assertThat(results.get(2).path("error").asString()).contains("no tool of this name");
    assertThat(ingress.log.inVain).hasSize(1);
  }

  @Test
  void answersTheOlderFunctionCall() {
    Reply reply =
        ingress.vapi(
            "{\"message\":{\"type\":\"function-call\",\"functionCall\":{"
                + "\"name\":\"connect_specialist\",\"parameters\":{}},"
                + CALL
                + "}}");
    assertThat(ContractJson.mapper().readTree(reply.body()).path("result").asString()).isNotBlank();
    assertThat(ingress.log.only(SpecialistRequested.class).toolCallId()).isNull();
  }

  @Test
  void tellsTheEndOfASessionAndKeepsReports() {
    ingress.vapi(
        "{\"message\":{\"type\":\"status-update\",\"status\":\"ended\",\"endedReason\":\"why\","
            + CALL
            + "}}");
    assertThat(ingress.log.only(AiSessionEnded.class))
        .returns("v1", AiSessionEnded::vapiCallId)
        .returns("why", AiSessionEnded::endedReason);
    ingress.log.events.clear();
    Reply report =
        ingress.vapi("{\"message\":{\"type\":\"end-of-call-report\",\"big\":1," + CALL + "}}");
    assertThat(report.body()).isEqualTo("{}");
    AiReported reported = ingress.log.only(AiReported.class);
    assertThat(reported.kind()).isEqualTo("end-of-call-report");
    assertThat(String.valueOf(reported.origin().body())).contains("\"big\":1");
  }

  @Test
  void takesAReportThatIsLargerThanATwilioWebhookMayBe() {
    String transcript = "x".repeat(200 * 1024);
    assertThat(
            ingress
                .vapi(
                    "{\"message\":{\"type\":\"end-of-call-report\",\"t\":\""
                        + transcript
                        + "\","
                        + CALL
                        + "}}")
                .status())
        .isEqualTo(200);
    assertProblem(ingress.vapi("{\"x\":\"" + "x".repeat(800 * 1024) + "\"}"), 413, "larger than");
  }

  @Test
  void acceptsMessagesThatMeanNothingHere() {
    for (String type : new String[] {"invented-next-month", "assistant-request", "voice-input"}) {
      Reply reply = ingress.vapi("{\"message\":{\"type\":\"" + type + "\"," + CALL + "}}");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("{}");
    }
    assertThat(ingress.vapi("{\"message\":{\"type\":\"hang\"}}").body()).isEqualTo("{}");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void refusesStrangersAndMalformedBodies() {
    String body = toolCall("connect_specialist", "call_1", CALL);
    assertProblem(
        ingress.post("/vapi/webhook", body, "Content-Type", "application/json"),
        401,
        "X-Vapi-Secret");
    assertProblem(
        ingress.post(
            "/vapi/webhook", body, "Content-Type", "application/json", "X-Vapi-Secret", "wrong"),
        401,
        "X-Vapi-Secret");
    assertProblem(
        ingress.post(
            "/vapi/webhook",
            body,
            "Content-Type",
            "text/plain",
            "X-Vapi-Secret",
            IngressUnderTest.VAPI_SECRET),
        415,
        "application/json");
    assertProblem(ingress.vapi("{"), 400, "not valid JSON");
    assertProblem(ingress.vapi("{}"), 400, "message.type is missing");
    assertThat(ingress.log.events).isEmpty();
  }

  private static String toolCall(String name, String id, String call) {
    return "{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":[{\"id\":\""
        + id
        + "\",\"type\":\"function\",\"function\":{\"name\":\""
        + name
        + "\",\"arguments\":{\"reason\":\"billing\"}}}],"
        + call
        + "}}";
  }

  private static JsonNode results(Reply reply) {
    return ContractJson.mapper().readTree(reply.body()).path("results");
  }
}
