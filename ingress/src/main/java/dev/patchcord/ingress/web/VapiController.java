package dev.patchcord.ingress.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.publish.LogUnavailable;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.translate.VapiEvents;
import dev.patchcord.ingress.translate.VapiMessage.FunctionCall;
import dev.patchcord.ingress.translate.VapiMessage.Report;
import dev.patchcord.ingress.translate.VapiMessage.SessionEnded;
import dev.patchcord.ingress.translate.VapiMessage.ToolCall;
import dev.patchcord.ingress.translate.VapiMessage.ToolCalls;
import dev.patchcord.ingress.translate.VapiMessage.Unknown;
import dev.patchcord.ingress.translate.VapiWebhook;
import dev.patchcord.ingress.vapi.VapiCallIds;
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

  private static final String NOT_STARTED =
      "The transfer could not be started. Tell the caller, and try again in a moment.";

  private final EventLog events;
  private final VapiCallIds callIds;
  private final Supplier<Stamp> stamps;
  private final Set<String> transferTools;
  private final String transferring;

  VapiController(
      EventLog events, VapiCallIds callIds, Supplier<Stamp> stamps, IngressSettings settings) {
    this.events = events;
    this.callIds = callIds;
    this.stamps = stamps;
    this.transferTools = Set.copyOf(settings.transferTools());
    // A result of several lines may not be parsed (Vapi, custom tools troubleshooting).
    this.transferring = settings.sentences().transferring().replaceAll("\\s+", " ").strip();
  }

  @PostMapping(Webhook.VAPI)
  ResponseEntity<Map<String, Object>> serverMessage(WebhookRequest request) {
    VapiWebhook webhook = VapiWebhook.of(request);
    String callId = callId(webhook);
    return ResponseEntity.ok(
        switch (webhook.meaning()) {
          case ToolCalls(List<ToolCall> calls) ->
              Map.of("results", results(calls, callId, webhook, request));
          case FunctionCall(String name, String reason) ->
              functionResult(name, reason, callId, webhook, request);
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

  /**
   * Every call of one message, in order. Where the log did not take the first wish, it is not tried
   * with the others: Vapi would have given up waiting for all of them.
   */
  private List<ToolResult> results(
      List<ToolCall> calls, @Nullable String callId, VapiWebhook webhook, WebhookRequest request) {
    List<ToolResult> results = new ArrayList<>();
    boolean away = false;
    for (ToolCall call : calls) {
      String id = call.id();
      String error = id.isEmpty() ? "The tool call has no id." : null;
      if (error == null) {
        error = objection(call.name(), callId);
      }
      if (error == null && callId != null) {
        away = away || !stored(id, call.reason(), callId, webhook, request);
        error = away ? NOT_STARTED : null;
      }
      results.add(new ToolResult(id, error == null ? transferring : null, error));
    }
    return results;
  }

  private Map<String, Object> functionResult(
      String name,
      @Nullable String reason,
      @Nullable String callId,
      VapiWebhook webhook,
      WebhookRequest request) {
    String error = objection(name, callId);
    if (error == null && callId != null && !stored(null, reason, callId, webhook, request)) {
      error = NOT_STARTED;
    }
    return Map.of("result", error == null ? transferring : error);
  }

  /** Why a tool cannot be run, for the model to read; null if it can. */
  private @Nullable String objection(String tool, @Nullable String callId) {
    if (!transferTools.contains(tool)) {
      return "There is no tool of this name here.";
    }
    return callId == null ? "The call is not known here, so the caller cannot be connected." : null;
  }

  /** Publishes the wish for a person; false if the log did not take it in time. */
  private boolean stored(
      @Nullable String toolCallId,
      @Nullable String reason,
      String callId,
      VapiWebhook webhook,
      WebhookRequest request) {
    try {
      events.publish(
          VapiEvents.specialistRequested(
              callId, webhook, request, stamps.get(), toolCallId, reason));
      return true;
    } catch (LogUnavailable away) {
      log.warn("a transfer of {} could not be stored: {}", callId, away.getMessage());
      return false;
    }
  }

  private @Nullable String callId(VapiWebhook webhook) {
    Set<String> candidates = VapiEvents.callIds(webhook, callIds::callId);
    if (candidates.size() > 1) {
      log.warn("session {} names several calls: {}", webhook.vapiCallId(), candidates);
    }
    return candidates.isEmpty() ? null : candidates.iterator().next();
  }
}
