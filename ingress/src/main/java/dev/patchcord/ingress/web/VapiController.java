package dev.patchcord.ingress.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.assistant.AssistantTools;
import dev.patchcord.ingress.assistant.Reply;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.Arguments;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.translate.VapiEvents;
import dev.patchcord.ingress.translate.VapiEvents.ToolUse;
import dev.patchcord.ingress.translate.VapiMessage.FunctionCall;
import dev.patchcord.ingress.translate.VapiMessage.Report;
import dev.patchcord.ingress.translate.VapiMessage.SessionEnded;
import dev.patchcord.ingress.translate.VapiMessage.ToolCall;
import dev.patchcord.ingress.translate.VapiMessage.ToolCalls;
import dev.patchcord.ingress.translate.VapiMessage.Unknown;
import dev.patchcord.ingress.translate.VapiWebhook;
import dev.patchcord.ingress.vapi.VapiCallIds;
import dev.patchcord.telemetry.CallTracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Vapi's server URL. A tool call is answered 200 whatever happens, since the model ignores any
 * other answer and would go on as if nothing had been asked; other messages are refused with 503 if
 * the log is away.
 */
@RestController
class VapiController {
  private static final Logger log = LoggerFactory.getLogger(VapiController.class);

  private final AssistantTools tools;
  private final EventLog events;
  private final VapiCallIds callIds;
  private final Supplier<Stamp> stamps;
  private final CallTracer tracer;

  VapiController(
      AssistantTools tools,
      EventLog events,
      VapiCallIds callIds,
      Supplier<Stamp> stamps,
      CallTracer tracer) {
    this.tools = tools;
    this.events = events;
    this.callIds = callIds;
    this.stamps = stamps;
    this.tracer = tracer;
  }

  @PostMapping(Webhook.VAPI)
  ResponseEntity<Map<String, Object>> serverMessage(WebhookRequest request) {
    VapiWebhook webhook = VapiWebhook.of(request);
    String callId = callId(webhook);
    tracer.about(callId);
    return ResponseEntity.ok(
        switch (webhook.meaning()) {
          case ToolCalls(List<ToolCall> calls) ->
              Map.of("results", results(calls, callId, webhook, request));
          case FunctionCall(String name, Arguments arguments) -> {
            ToolUse use = new ToolUse(new ToolCall("", name, arguments), webhook);
            yield Map.of("result", tools.run(List.of(use), callId, request).getFirst().text());
          }
          case SessionEnded(String reason) -> {
            if (callId != null) {
              events.publish(
                  VapiEvents.sessionEnded(callId, webhook, request, stamps.get(), reason));
            }
            yield Map.of();
          }
          case Report(String kind) -> {
            if (callId != null) {
              events.publish(VapiEvents.reported(callId, webhook, request, stamps.get(), kind));
            }
            yield Map.of();
          }
          case Unknown unknown -> Map.of();
        });
  }

  /**
   * One entry of the reply.
   *
   * @param error what the model is to read instead of a result
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ToolResult(String toolCallId, @Nullable String result, @Nullable String error) {}

  /** One entry for each call, in order. A call without id cannot be answered, so it is not run. */
  private List<ToolResult> results(
      List<ToolCall> calls, @Nullable String callId, VapiWebhook webhook, WebhookRequest request) {
    List<ToolUse> uses =
        calls.stream()
            .filter(call -> !call.id().isEmpty())
            .map(call -> new ToolUse(call, webhook))
            .toList();
    List<Reply> replies = new ArrayList<>(tools.run(uses, callId, request));
    List<ToolResult> results = new ArrayList<>();
    for (ToolCall call : calls) {
      if (call.id().isEmpty()) {
        results.add(new ToolResult("", null, "The tool call has no id."));
      } else {
        Reply reply = replies.removeFirst();
        results.add(new ToolResult(call.id(), reply.result(), reply.error()));
      }
    }
    return results;
  }

  private @Nullable String callId(VapiWebhook webhook) {
    Set<String> candidates = VapiEvents.callIds(webhook, callIds::callId);
    if (candidates.size() > 1) {
      log.warn("session {} names several calls: {}", webhook.vapiCallId(), candidates);
    }
    return candidates.isEmpty() ? null : candidates.iterator().next();
  }
}
