package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

  /** The assistant has said "please hold" and now calls the tool. */
  void askForPerson(Session session) {
    if (!session.isHeard()) {
      return;
    }
    VapiBehaviour behaviour = settings.now();
    List<ToolCall> calls = new ArrayList<>();
    calls.add(new ToolCall(newId(), behaviour.toolName(), REASON));
    if (behaviour.toolCallShape() == ToolCallShape.TWICE_IN_ONE_TURN) {
      calls.add(new ToolCall(newId(), behaviour.toolName(), REASON));
    } else if (behaviour.toolCallShape() == ToolCallShape.WITH_UNKNOWN_TOOL) {
      calls.add(new ToolCall(newId(), UNKNOWN_TOOL, REASON));
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
