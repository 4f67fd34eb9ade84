package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.twin.vapi.CustomerServer.Answer;
import dev.patchcord.sandbox.twin.vapi.VapiRehearsal.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ToolCallsTest {
  private static final AtomicInteger CALLERS = new AtomicInteger();
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
    twin.customer.answers(message -> new Answer(200, "{}"));
  }

  /** A tool call as a lenient receiver reads it: the rule of Vapi's own guides taken together. */
  record Read(String id, String name, JsonNode arguments) {}

  private static List<Read> read(JsonNode message) {
    List<JsonNode> items = new ArrayList<>();
    if (message.has("toolCallList")) {
      message.path("toolCallList").forEach(items::add);
    } else if (message.has("toolCalls")) {
      message.path("toolCalls").forEach(items::add);
    } else {
      message.path("toolWithToolCallList").forEach(item -> items.add(item.path("toolCall")));
    }
    return items.stream().map(ToolCallsTest::readOne).toList();
  }

  private static Read readOne(JsonNode item) {
    JsonNode function = item.path("function");
    JsonNode arguments = function.path("arguments");
    for (String member : new String[] {"arguments", "parameters"}) {
      arguments = arguments.isMissingNode() ? item.path(member) : arguments;
    }
    if (arguments.isString()) {
      String text = arguments.stringValue();
      arguments = twin.read(text.isEmpty() ? "{}" : text);
    }
    return new Read(
        item.path("id").asString(""),
        function.path("name").asString(item.path("name").asString("")),
        arguments);
  }

  private static Answer wellAnswered(JsonNode message) {
    if (message.has("functionCall")) {
      return new Answer(200, "{\"result\":\"Connecting you now.\"}");
    }
    return new Answer(
        200,
        read(message).stream()
            .map(call -> "{\"toolCallId\":\"%s\",\"result\":\"Connecting.\"}".formatted(call.id()))
            .collect(Collectors.joining(",", "{\"results\":[", "]}")));
  }

  private static JsonNode callWhoAsksAfter(Duration wait) {
    String callSid = "CA-asks-" + CALLERS.incrementAndGet();
    twin.carrier.askForPersonAfter.put(callSid, wait);
    JsonNode call = twin.newCall(callSid);
    twin.opensStream(call, callSid);
    return call;
  }

  private static List<JsonNode> toolMessages(JsonNode call) {
    return twin.customer.about(call.path("id").asString("")).stream()
        .filter(message -> message.path("type").asString("").matches("tool-calls|function-call"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(ToolCallShape.class)
  void writesEveryShapeSoThatALenientReceiverUnderstandsIt(ToolCallShape shape) {
    behave("{\"toolCallShape\":\"" + shape.name().toLowerCase().replace('_', '-') + "\"}");
    twin.customer.answers(ToolCallsTest::wellAnswered);
    JsonNode call = callWhoAsksAfter(Duration.ofSeconds(3));
    twin.time.elapse(Duration.ofSeconds(2));
    assertThat(toolMessages(call)).isEmpty();
    twin.time.elapse(Duration.ofSeconds(1));

    JsonNode message = toolMessages(call).getFirst();
    if (shape == ToolCallShape.FUNCTION_CALL) {
      assertThat(message.at("/functionCall/name").asString("")).isEqualTo("connect_specialist");
      assertThat(message.at("/functionCall/parameters/reason").asString("")).isNotBlank();
    } else {
      List<Read> calls = read(message);
      assertThat(calls)
          .extracting(Read::id)
          .doesNotHaveDuplicates()
          .allMatch(id -> id.matches("call_\\w{24}"));
      assertThat(calls.getFirst().name()).isEqualTo("connect_specialist");
      assertThat(calls.getFirst().arguments().isObject()).isTrue();
      assertThat(calls.getFirst().arguments().has("reason"))
          .isEqualTo(shape != ToolCallShape.EMPTY_ARGUMENTS);
      assertThat(calls)
          .hasSize(
              shape == ToolCallShape.WITH_UNKNOWN_TOOL || shape == ToolCallShape.TWICE_IN_ONE_TURN
                  ? 2
                  : 1);
    }
    ToolCallDelivery delivery = twin.session(call).toolCalls().getFirst();
    assertThat(delivery.faults()).isEmpty();
    assertThat(delivery.beforeStreamClosed()).isTrue();
  }

  @Test
  void writesTheSameCallInAllThreeLists() {
    JsonNode call = callWhoAsksAfter(Duration.ZERO);
    twin.time.elapse(Duration.ZERO);
    JsonNode message = toolMessages(call).getFirst();
    JsonNode item = message.at("/toolCallList/0");
    assertThat(item.at("/function/arguments").isObject()).isTrue();
    assertThat(message.at("/toolCalls/0")).isEqualTo(item);
    assertThat(message.at("/toolWithToolCallList/0/toolCall")).isEqualTo(item);
    assertThat(message.at("/artifact/messages/0/toolCalls/0/function/arguments").isString())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {'results':[{'toolCallId':'ID','result':'ok'}]} | status must be 200, but was 500",
        "200 | oops | reply is not JSON",
        "200 | {} | no results list",
        "200 | {'results':[]} | results has 0 entries for 1 tool calls",
        "200 | {'results':[{'toolCallId':'other','result':'ok'}]} | toolCallId is \"other\"",
        "200 | {'results':[{'result':'ok'}]} | toolCallId is \"\"",
        "200 | {'results':[{'toolCallId':'ID','result':{'a':1}}]} | result must be text",
        "200 | {'results':[{'toolCallId':'ID','result':'a\\nb'}]} | result must be a single line",
        "200 | {'results':[{'toolCallId':'ID','result':''}]} | result is blank",
        "200 | {'results':[{'toolCallId':'ID'}]} | either a result or an error",
        "200 | {'results':[{'toolCallId':'ID','name':'x','result':'ok'}]} | name is",
      })
  void findsTheFaultInABadReply(int status, String reply, String fault) {
    twin.customer.answers(
        message ->
            message.has("toolCallList")
                ? new Answer(
                    status,
                    reply
                        .strip()
                        .replace('\'', '"')
                        .replace("ID", message.at("/toolCallList/0/id").asString("")))
                : new Answer(200, "{}"));
    JsonNode call = callWhoAsksAfter(Duration.ZERO);
    twin.time.elapse(Duration.ZERO);
    assertThat(twin.session(call).toolCalls().getFirst().faults())
        .singleElement()
        .asString()
        .contains(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'results':[{'toolCallId':'ID','error':'Nobody is there.'}]}",
        "{'messageResponse':{'results':[{'toolCallId':'ID','result':'ok'}]}}",
        "{'results':[{'toolCallId':'ID','name':'connect_specialist','result':'ok'}]}",
      })
  void acceptsEveryFormOfAGoodReply(String reply) {
    twin.customer.answers(
        message ->
            new Answer(
                200,
                reply
                    .replace('\'', '"')
                    .replace("ID", message.at("/toolCallList/0/id").asString(""))));
    JsonNode call = callWhoAsksAfter(Duration.ZERO);
    twin.time.elapse(Duration.ZERO);
    assertThat(twin.session(call).toolCalls().getFirst().faults()).isEmpty();
  }

  @Test
  void deliversTheSameCallAgainAndWantsTheSameReply() {
    behave("{\"toolDeliveries\":3}");
    AtomicInteger replies = new AtomicInteger();
    twin.customer.answers(
        message ->
            message.has("toolCallList") && replies.incrementAndGet() == 3
                ? new Answer(200, wellAnswered(message).body().replace("Connecting.", "You again?"))
                : wellAnswered(message));
    JsonNode call = callWhoAsksAfter(Duration.ZERO);
    twin.time.elapse(Duration.ofSeconds(2));
    List<ToolCallDelivery> deliveries = twin.session(call).toolCalls();
    assertThat(deliveries).extracting(ToolCallDelivery::delivery).containsExactly(1, 2, 3);
    assertThat(deliveries.stream().map(ToolCallDelivery::toolCallIds).distinct()).hasSize(1);
    assertThat(deliveries.get(1).faults()).isEmpty();
    assertThat(deliveries.get(2).faults())
        .singleElement()
        .asString()
        .startsWith("the repeated tool call was answered differently");
  }

  @Test
  void takesAReplysMembersInAnyOrderForTheSameReply() {
    assertThat(ToolReply.sameMeaning("{\"a\":1,\"b\":2}", "{ \"b\":2, \"a\":1}")).isTrue();
    assertThat(ToolReply.sameMeaning("{\"a\":1}", "{\"a\":2}")).isFalse();
    assertThat(ToolReply.sameMeaning("oops", "oops")).isTrue();
  }

  @Test
  void noticesACallerMovedAwayBeforeTheReplyLeft() {
    String callSid = "CA-too-soon";
    twin.carrier.askForPersonAfter.put(callSid, Duration.ZERO);
    JsonNode call = twin.newCall(callSid);
    Stream stream = twin.opensStream(call, callSid);
    twin.customer.answers(
        message -> {
          if (message.has("toolCallList")) {
            stream.closedByLeg().run();
          }
          return wellAnswered(message);
        });
    twin.time.elapse(Duration.ZERO);
    ToolCallDelivery delivery = twin.session(call).toolCalls().getFirst();
    assertThat(delivery.faults()).isEmpty();
    assertThat(delivery.beforeStreamClosed()).isFalse();
  }

  @Test
  void givesUpOnAServerThatDoesNotReply() {
    behave("{\"toolTimeout\":\"PT0.2S\"}");
    java.util.concurrent.CountDownLatch testIsOver = new java.util.concurrent.CountDownLatch(1);
    twin.customer.answers(
        message -> {
          try {
            testIsOver.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Answer(200, "{}");
        });
    JsonNode call = callWhoAsksAfter(Duration.ZERO);
    twin.time.elapse(Duration.ZERO);
    ToolCallDelivery delivery = twin.session(call).toolCalls().getFirst();
    testIsOver.countDown();
    assertThat(delivery.status()).isZero();
    assertThat(delivery.faults()).singleElement().asString().contains("no reply from");
  }

  @Test
  void asksNothingOnceTheCallerIsGone() {
    String callSid = "CA-gone-early";
    twin.carrier.askForPersonAfter.put(callSid, Duration.ofSeconds(3));
    JsonNode call = twin.newCall(callSid);
    Stream stream = twin.opensStream(call, callSid);
    stream.closedByLeg().run();
    twin.time.elapse(Duration.ofSeconds(10));
    assertThat(toolMessages(call)).isEmpty();
  }

  private static void behave(String changes) {
    assertThat(twin.send("PUT", "/twin/vapi", changes, "").statusCode()).isEqualTo(200);
  }
}
