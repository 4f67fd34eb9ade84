package dev.patchcord.ingress.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.VapiMessage.FunctionCall;
import dev.patchcord.ingress.translate.VapiMessage.Report;
import dev.patchcord.ingress.translate.VapiMessage.SessionEnded;
import dev.patchcord.ingress.translate.VapiMessage.ToolCall;
import dev.patchcord.ingress.translate.VapiMessage.ToolCalls;
import dev.patchcord.ingress.translate.VapiMessage.Unknown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VapiWebhookTest {
  private static final Arguments BILLING =
      Arguments.of(ContractJson.mapper().readTree("{\"reason\":\"billing\"}"));
  private static final String OBJECT = "{\"reason\":\"billing\"}";
  private static final String TEXT = "\"{\\\"reason\\\":\\\"billing\\\"}\"";

  @ParameterizedTest
  @ValueSource(strings = {OBJECT, TEXT})
  void readsEveryShapeOfAToolCall(String arguments) {
    List<String> items =
        List.of(
            "{'id':'t1','type':'function','function':{'name':'connect','arguments':%s}}",
            "{'id':'t1','function':{'name':'connect','parameters':%s}}",
            "{'id':'t1','name':'connect','arguments':%s}",
            "{'id':'t1','name':'connect','parameters':%s}");
    List<String> lists =
        List.of(
            "'toolCallList':[%s]",
            "'toolCalls':[%s]",
            "'toolWithToolCallList':[{'type':'function','function':{'name':'schema',"
                + "'parameters':{'type':'object'}},'toolCall':%s}]");
    for (String list : lists) {
      for (String item : items) {
        String json =
            "{'message':{'type':'tool-calls',%s}}"
                .formatted(list.formatted(item.replace("%s", "@")))
                .replace('\'', '"')
                .replace("@", arguments);
        assertThat(meaning(json))
            .as(json)
            .isEqualTo(new ToolCalls(List.of(new ToolCall("t1", "connect", BILLING))));
      }
    }
  }

  @Test
  void prefersTheFirstOfTheThreeListsAndKeepsTheOrder() {
    assertThat(
            meaning(
                "{\"message\":{\"type\":\"tool-calls\","
                    + "\"toolCallList\":[{\"id\":\"a\",\"name\":\"x\"},{\"id\":\"b\",\"name\":\"y\"}],"
                    + "\"toolCalls\":[{\"id\":\"c\",\"name\":\"z\"}]}}"))
        .isEqualTo(
            new ToolCalls(
                List.of(
                    new ToolCall("a", "x", Arguments.none()),
                    new ToolCall("b", "y", Arguments.none()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"toolCallList\":[],\"toolCalls\":[{\"id\":\"a\",\"name\":\"x\"}]",
        "\"toolCallList\":[],\"toolCalls\":[],"
            + "\"toolWithToolCallList\":[{\"toolCall\":{\"id\":\"a\",\"name\":\"x\"}}]"
      })
  void anEmptyListDoesNotHideAFilledOne(String lists) {
    assertThat(meaning("{\"message\":{\"type\":\"tool-calls\"," + lists + "}}"))
        .isEqualTo(new ToolCalls(List.of(new ToolCall("a", "x", Arguments.none()))));
  }

  @Test
  void aMessageWhoseListsAreAllEmptyAsksForNothing() {
    assertThat(meaning("{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":[]}}"))
        .isEqualTo(new ToolCalls(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"  \"", "null", "\"{broken\"", "\"just text\"", "[]", "7"})
  void aWishWithoutReadableArgumentsIsStillAWish(String arguments) {
    assertThat(
            meaning(
                "{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":[{\"id\":\"t1\","
                    + "\"function\":{\"name\":\"connect\",\"arguments\":"
                    + arguments
                    + "}}]}}"))
        .isEqualTo(new ToolCalls(List.of(new ToolCall("t1", "connect", Arguments.none()))));
  }

  @Test
  void readsTheOlderFunctionCall() {
    assertThat(
            meaning(
                "{\"message\":{\"type\":\"function-call\",\"functionCall\":{\"name\":\"connect\","
                    + "\"parameters\":{\"reason\":\"billing\"}}}}"))
        .isEqualTo(new FunctionCall("connect", BILLING));
  }

  @Test
  void tellsTheEndOfASessionFromOtherNews() {
    assertThat(meaning(message("status-update\",\"status\":\"ended\",\"endedReason\":\"x")))
        .isEqualTo(new SessionEnded("x"));
    assertThat(meaning(message("status-update\",\"status\":\"ended")))
        .isEqualTo(new SessionEnded(""));
    assertThat(meaning(message("status-update\",\"status\":\"in-progress")))
        .isEqualTo(new Report("status-update"));
    assertThat(meaning(message("end-of-call-report"))).isEqualTo(new Report("end-of-call-report"));
    assertThat(meaning(message("hang"))).isEqualTo(new Report("hang"));
    assertThat(meaning(message("invented-next-month")))
        .isEqualTo(new Unknown("invented-next-month"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "null", "{\"message\":{}}", "{\"message\":{\"type\":1}}"})
  void refusesWhatIsNoMessage(String json) {
    assertThatThrownBy(() -> meaning(json)).isInstanceOf(Refused.class);
  }

  @Test
  void findsTheCallByOurOwnKeyFirstAndNeverByTheModelsArguments() {
    VapiWebhook everything =
        webhook(
            "{\"message\":{\"type\":\"tool-calls\",\"toolCallList\":[{\"id\":\"t\",\"name\":\"c\","
                + "\"arguments\":{\"callSid\":\"CA666\"}}],\"call\":{\"id\":\"v1\","
                + "\"metadata\":{\"patchcordCallId\":\"CA1\"},"
                + "\"assistantOverrides\":{\"variableValues\":{\"patchcordCallId\":\"CA2\"}},"
                + "\"transport\":{\"callSid\":\"CA4\"},\"phoneCallProviderId\":\"CA5\"}}}");
    assertThat(VapiEvents.callIds(everything, id -> "CA3"))
        .containsExactly("CA1", "CA2", "CA3", "CA4", "CA5");
    VapiWebhook nothing =
        webhook(
            "{\"message\":{\"type\":\"tool-calls\",\"call\":{\"id\":\"v1\","
                + "\"phoneCallProviderId\":\"not-twilio\"}}}");
    assertThat(VapiEvents.callIds(nothing, id -> null)).isEmpty();
  }

  private static String message(String type) {
    return "{\"message\":{\"type\":\"" + type + "\"}}";
  }

  private static VapiMessage meaning(String json) {
    return webhook(json).meaning();
  }

  private static VapiWebhook webhook(String json) {
    return VapiWebhook.of(new WebhookRequest("/vapi/webhook", Map.of(), Map.of(), json, null));
  }
}
