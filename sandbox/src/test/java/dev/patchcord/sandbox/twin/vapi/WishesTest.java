package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.sandbox.twin.vapi.CustomerServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Callers who want more of the assistant than a person. */
class WishesTest {
  private final VapiRehearsal twin = new VapiRehearsal();

  @AfterEach
  void stop() {
    twin.close();
  }

  @Test
  void booksTheSecondSlotThatItWasOffered() {
    twin.customer.answers(
        message ->
            results(
                message,
                message.toString().contains("check_availability")
                    ? "Free: Tuesday 9:00 (2026-11-24T09:00+01:00), 10:00 (2026-11-24T10:00+01:00)"
                    : "Booked."));
    twin.carrier.wishes.put(
        "CA-books/1",
        List.of(
            new Wish(Duration.ofSeconds(2), "check_availability", Map.of("specialist", "Ada")),
            new Wish(
                Duration.ofSeconds(4),
                "book_appointment",
                Map.of("start", "{slot-2}", "notes", List.of("at {slot-1} no", 3)))));
    JsonNode call = talk("CA-books");
    twin.time.elapse(Duration.ofSeconds(5));
    List<ToolCallDelivery> calls = twin.session(call).toolCalls();
    assertThat(calls).extracting(ToolCallDelivery::faults).containsOnly(List.of());
    assertThat(calls)
        .extracting(ToolCallDelivery::tools)
        .containsExactly(List.of("check_availability"), List.of("book_appointment"));
    assertThat(calls.getLast().arguments())
        .isEqualTo(
            twin.read(
                """
                {"start":"2026-11-24T10:00+01:00","notes":["at 2026-11-24T09:00+01:00 no",3]}"""));
    assertThat(calls.getLast().reply()).contains("Booked.");
  }

  @Test
  void asksForAPersonWithArgumentsAgainInTheNextSession() {
    twin.customer.answers(message -> results(message, "Connecting."));
    for (int session = 1; session <= 3; session++) {
      twin.carrier.wishes.put(
          "CA-again/" + session,
          List.of(
              new Wish(
                  Duration.ofSeconds(1),
                  null,
                  Map.of("reason", "number " + session, "skills", List.of("billing")))));
      JsonNode call = talk("CA-again");
      twin.time.elapse(Duration.ofSeconds(2));
      ToolCallDelivery asked = twin.session(call).toolCalls().getFirst();
      assertThat(asked.tools()).containsExactly("connect_specialist");
      assertThat(asked.arguments().path("reason").asString("")).isEqualTo("number " + session);
      assertThat(asked.arguments().path("skills").path(0).asString("")).isEqualTo("billing");
    }
  }

  @Test
  void sumsUpTheTalkInItsReport() {
    twin.carrier.summaries.put("CA-sums-up", "Wants a refund.");
    JsonNode call = twin.newCall("CA-sums-up");
    twin.opensStream(call, "CA-sums-up").closedByLeg().run();
    twin.time.elapse(Duration.ofSeconds(1));
    twin.time.elapse(Duration.ofSeconds(10));
    JsonNode report =
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> reports(call), list -> !list.isEmpty())
            .getFirst();
    assertThat(report.at("/analysis/summary").asString("")).isEqualTo("Wants a refund.");
    assertThat(report.at("/artifact/transcript").asString("")).contains("User: Wants a refund.");
  }

  private List<JsonNode> reports(JsonNode call) {
    return twin.customer.about(call.path("id").asString("")).stream()
        .filter(message -> message.path("type").asString("").equals("end-of-call-report"))
        .toList();
  }

  private JsonNode talk(String callSid) {
    JsonNode call = twin.newCall(callSid);
    twin.opensStream(call, callSid);
    return call;
  }

  private static Answer results(JsonNode message, String result) {
    String id = message.path("toolCallList").path(0).path("id").asString("");
    return new Answer(
        200, "{\"results\":[{\"toolCallId\":\"%s\",\"result\":\"%s\"}]}".formatted(id, result));
  }
}
