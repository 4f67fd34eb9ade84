package dev.patchcord.ingress.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.FakeVapi;
import dev.patchcord.ingress.config.VapiSettings;
import dev.patchcord.ingress.vapi.AiSessions.NotOpened;
import dev.patchcord.ingress.vapi.AiSessions.Opened;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

class VapiClientTest {
  private FakeVapi vapi;
  private VapiClient client;
  private final VapiCallIds callIds = new VapiCallIds();

  @BeforeEach
  void start() throws Exception {
    vapi = new FakeVapi();
    client = client(vapi.url());
  }

  @AfterEach
  void stop() {
    client.close();
    vapi.close();
  }

  @Test
  void asksForTheSeedsBypassCallAndGivesItsTwimlUntouched() {
    assertThat(client.open("CA1", "+15551112222", null, Map.of()))
        .isEqualTo(new Opened("vapi-1", FakeVapi.TWIML));
    assertThat(vapi.received).hasSize(1);
    assertThat(vapi.received.getFirst().authorization()).isEqualTo("Bearer private-key");
    assertThat(body())
        .isEqualTo(
            json(
                """
                {"phoneNumberId":"number-1","phoneCallProviderBypassEnabled":true,
                 "customer":{"number":"+15551112222"},"assistantId":"assistant-1",
                 "metadata":{"patchcordCallId":"CA1"},
                 "assistantOverrides":{"variableValues":{"patchcordCallId":"CA1"}}}
                """));
    assertThat(callIds.callId("vapi-1")).isEqualTo("CA1");
  }

  @Test
  void tellsTheAssistantWhyTheCallerIsBack() {
    client.open(
        "CA1",
        "+15551112222",
        null,
        Map.of("reason", "no-answer", "firstMessage", "Nobody picked up."));
    JsonNode overrides = body().path("assistantOverrides");
    assertThat(overrides.path("variableValues").path("reason").asString()).isEqualTo("no-answer");
    assertThat(overrides.path("variableValues").path("patchcordCallId").asString())
        .isEqualTo("CA1");
    assertThat(overrides.path("firstMessage").asString()).isEqualTo("Nobody picked up.");
  }

  @Test
  void opensASessionWithTheAssistantOfTheFlow() {
    client.open("CA1", "+15551112222", "assistant-2", Map.of());
    assertThat(body().path("assistantId").asString()).isEqualTo("assistant-2");
  }

  @Test
  void doesNotPassOnAWithheldNumber() {
    client.open("CA1", "anonymous", null, Map.of());
    assertThat(body().has("customer")).isFalse();
  }

  @Test
  void aSlowVapiIsGivenUpAtTheBudgetAndNotAskedAgain() {
    vapi.behave(vapi::neverAnswer);
    assertThat(cause(client.open("CA1", "", null, Map.of())))
        .isEqualTo("Vapi did not answer within 400 ms.");
    assertThat(vapi.received).hasSize(1);
  }

  @Test
  void aVapiThatStopsInTheMiddleOfItsAnswerIsGivenUpAtTheBudget() {
    vapi.behave(
        exchange -> {
          exchange.sendResponseHeaders(201, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          vapi.neverAnswer(exchange);
        });
    assertThat(cause(client.open("CA1", "", null, Map.of())))
        .isEqualTo("Vapi did not answer within 400 ms.");
  }

  @Test
  void aDroppedConnectionIsNotTriedAgain() {
    vapi.behave(HttpExchange::close);
    assertThat(cause(client.open("CA1", "", null, Map.of())))
        .startsWith("Vapi could not be reached: ");
    assertThat(vapi.received).hasSize(1);
  }

  @Test
  void aVapiThatIsDownIsAFailureWithACause() {
    vapi.close();
    assertThat(cause(client.open("CA1", "", null, Map.of())))
        .startsWith("Vapi could not be reached: ");
  }

  @Test
  void errorsAreToldInOneLineAndNotTriedAgain() {
    vapi.behave(exchange -> FakeVapi.give(exchange, 500, "{\"message\":\n \"down\"}"));
    assertThat(cause(client.open("CA1", "", null, Map.of())))
        .isEqualTo("Vapi answered 500: {\"message\": \"down\"}");
    assertThat(vapi.received).hasSize(1);
    vapi.behave(exchange -> FakeVapi.give(exchange, 429, ""));
    assertThat(cause(client.open("CA1", "", null, Map.of()))).isEqualTo("Vapi answered 429.");
    assertThat(vapi.received).hasSize(2);
  }

  @Test
  void anAnswerWithoutTwimlIsAFailure() {
    for (String answer :
        new String[] {
          "{\"id\":\"v\"}",
          "{\"id\":\"v\",\"phoneCallProviderDetails\":{}}",
          "{\"phoneCallProviderDetails\":{\"twiml\":\"  \"}}",
          "{\"phoneCallProviderDetails\":{\"twiml\":null}}",
          "[]"
        }) {
      vapi.behave(exchange -> FakeVapi.give(exchange, 201, answer));
      assertThat(cause(client.open("CA1", "", null, Map.of())))
          .as(answer)
          .isEqualTo("Vapi answered 201 without phoneCallProviderDetails.twiml.");
    }
    vapi.behave(exchange -> FakeVapi.give(exchange, 200, "<html>"));
    assertThat(cause(client.open("CA1", "", null, Map.of())))
        .isEqualTo("Vapi answered 200 with something that is not JSON.");
  }

  @Test
  void aDocumentThatTwilioWouldNotTakeIsAFailure() {
    // Two bytes each: the limit is in bytes, not in characters.
    String largest = "\u00e9".repeat(32 * 1024);
    vapi.behave(exchange -> FakeVapi.give(exchange, 201, twiml(largest)));
    assertThat(client.open("CA1", "", null, Map.of())).isEqualTo(new Opened("v", largest));
    vapi.behave(exchange -> FakeVapi.give(exchange, 201, twiml(largest + "x")));
    assertThat(cause(client.open("CA1", "", null, Map.of())))
        .isEqualTo("Vapi answered with TwiML of 65537 bytes; Twilio takes at most 65536.");
  }

  private static String twiml(String document) {
    return "{\"id\":\"v\",\"phoneCallProviderDetails\":{\"twiml\":\"" + document + "\"}}";
  }

  private JsonNode body() {
    return json(vapi.received.getLast().body());
  }

  private static JsonNode json(String text) {
    return ContractJson.mapper().readTree(text);
  }

  private static String cause(AiSessions.Opening opening) {
    return ((NotOpened) opening).cause();
  }

  private VapiClient client(String url) {
    return new VapiClient(
        new VapiSettings(
            url,
            "private-key",
            "number-1",
            "assistant-1",
            Duration.ofMillis(400),
            "s",
            "",
            Duration.ofMinutes(5),
            DataSize.ofKilobytes(768)),
        callIds,
        new SimpleMeterRegistry(),
        CallTracer.off());
  }
}
