package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The assistant's tool calls: sent in the shape and as often as the behaviour says, each reply
 * judged and recorded.
 */
final class ToolCalls {
  private static final String REASON = "The caller wants to talk to a person.";
  private static final String UNKNOWN_TOOL = "read_tea_leaves";
  private static final Duration BETWEEN_DELIVERIES = Duration.ofSeconds(1);

  private final ServerUrl server;
  private final Settings settings;
  private final Supplier<String> ids;
  private final VapiTime time;

  ToolCalls(ServerUrl server, Settings settings, Supplier<String> ids, VapiTime time) {
    this.server = server;
    this.settings = settings;
    this.ids = ids;
    this.time = time;
  }

  /** The assistant has understood what its caller wants, and calls the tool. */
  void call(Session session, Wish wish) {
    if (!session.isHeard()) {
      return;
    }
    VapiBehaviour behaviour = settings.now();
    List<ToolCall> calls = new ArrayList<>();
    String tool = wish.tool() == null ? behaviour.toolName() : wish.tool();
    JsonNode arguments = arguments(wish, session.offeredSlots());
    calls.add(new ToolCall(newId(), tool, arguments));
    if (behaviour.toolCallShape() == ToolCallShape.TWICE_IN_ONE_TURN) {
      calls.add(new ToolCall(newId(), tool, arguments));
    } else if (behaviour.toolCallShape() == ToolCallShape.WITH_UNKNOWN_TOOL) {
      calls.add(new ToolCall(newId(), UNKNOWN_TOOL, arguments));
    }
    if (!session.request().wants(ToolCallMessage.type(behaviour.toolCallShape()))) {
      return;
    }
    AtomicReference<@Nullable String> firstReply = new AtomicReference<>();
    for (int delivery = 1; delivery <= behaviour.toolDeliveries(); delivery++) {
      int number = delivery;
      time.after(
          BETWEEN_DELIVERIES.multipliedBy(number - 1L),
          () -> deliver(session, behaviour, List.copyOf(calls), number, firstReply));
    }
  }

  /** Whoever wants a person and says no more still gives the one argument that every guide has. */
  private static JsonNode arguments(Wish wish, List<String> slots) {
    ObjectNode arguments = VapiJson.object();
    if (wish.tool() == null) {
      arguments.put("reason", REASON);
    }
    wish.arguments().forEach((name, value) -> arguments.set(name, VapiJson.tree(value)));
    return OfferedSlots.fill(arguments, slots);
  }

  private void deliver(
      Session session,
      VapiBehaviour behaviour,
      List<ToolCall> calls,
      int number,
      AtomicReference<@Nullable String> firstReply) {
    ToolCallShape shape = behaviour.toolCallShape();
    Instant at = time.now();
    ObjectNode message =
        ServerMessages.message(ToolCallMessage.type(shape), session, behaviour.sids(), at);
    ToolCallMessage.add(message, shape, calls, server.url(), behaviour.toolTimeout());
    ServerUrl.Reply reply = server.ask(message, behaviour.toolTimeout());
    boolean heard = session.isHeard();
    List<String> faults = new ArrayList<>();
    String body = reply.body();
    if (body == null) {
      faults.add(String.valueOf(reply.failure()));
    } else {
      faults.addAll(ToolReply.faults(shape, calls, reply.status(), body));
      String first = firstReply.updateAndGet(earlier -> earlier == null ? body : earlier);
      if (first != null && !ToolReply.sameMeaning(first, body)) {
        faults.add("the repeated tool call was answered differently: first " + first);
      }
    }
    session.record(
        new ToolCallDelivery(
            at,
            shape == ToolCallShape.FUNCTION_CALL
                ? List.of()
                : calls.stream().map(ToolCall::id).toList(),
            calls.stream().map(ToolCall::name).toList(),
            calls.getFirst().arguments(),
            shape,
            number,
            reply.status(),
            body,
            List.copyOf(faults),
            heard));
  }

  /** As long as OpenAI's, which Vapi passes on. */
  private String newId() {
    return "call_" + ids.get().replace("-", "").substring(0, 24);
  }
}
