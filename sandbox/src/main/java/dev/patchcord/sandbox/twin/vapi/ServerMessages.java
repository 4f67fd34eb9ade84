package dev.patchcord.sandbox.twin.vapi;

import dev.patchcord.sandbox.twin.vapi.VapiBehaviour.Sids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Vapi tells a server URL, without the envelope. */
final class ServerMessages {
  private ServerMessages() {}

  /** The members that every message has. {@code timestamp} is in epoch milliseconds. */
  static ObjectNode message(String type, Session session, Sids sids, Instant now) {
    ObjectNode message = VapiJson.object();
    message.put("timestamp", now.toEpochMilli());
    message.put("type", type);
    message.set("call", CallDocument.snapshot(session, sids));
    JsonNode customer = session.request().json().get("customer");
    if (customer != null) {
      message.set("customer", customer.deepCopy());
    }
    message
        .putObject("phoneNumber")
        .put("id", session.request().json().path("phoneNumberId").asString(""));
    message
        .putObject("assistant")
        .put("id", session.request().json().path("assistantId").asString(""));
    return message;
  }

  static ObjectNode statusUpdate(
      Session session, Sids sids, Instant now, String status, @Nullable String endedReason) {
    ObjectNode message = message("status-update", session, sids, now).put("status", status);
    if (endedReason != null) {
      message.put("endedReason", endedReason);
    }
    return message;
  }

  /** Its schema is not published. */
  static ObjectNode assistantStarted(Session session, Sids sids, Instant now) {
    return message("assistant.started", session, sids, now);
  }

  static ObjectNode endOfCallReport(
      Session session, Sids sids, Instant now, String endedReason, String summary) {
    SessionView view = session.view();
    ObjectNode message =
        message("end-of-call-report", session, sids, now).put("endedReason", endedReason);
    if (view.openedAt() != null) {
      message.put("startedAt", view.openedAt().toString());
    }
    if (view.endedAt() != null) {
      message.put("endedAt", view.endedAt().toString());
    }
    message.put("cost", 0);
    message.putArray("costs");
    ObjectNode artifact = message.putObject("artifact");
    artifact.putArray("messages");
    artifact.putArray("messagesOpenAIFormatted");
    // No words are exchanged: the summary stands for what the caller said.
    artifact.put(
        "transcript", summary.isEmpty() ? "" : "AI: How can I help you?\nUser: " + summary + "\n");
    message.putObject("analysis").put("summary", summary);
    return message;
  }
}
