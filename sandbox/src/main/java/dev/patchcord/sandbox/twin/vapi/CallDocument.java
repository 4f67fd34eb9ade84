package dev.patchcord.sandbox.twin.vapi;

import dev.patchcord.sandbox.twin.vapi.VapiBehaviour.Sids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Vapi's Call object, with the members that captured answers of 2025 and 2026 have. Which {@code
 * type} a bypass call gets is not documented; the customer called in, so it is inbound here.
 */
final class CallDocument {
  static final String ORGANISATION = "7d0c0ad5-5b0e-4ad5-9f3b-5c1c0a1f2e3d";

  private CallDocument() {}

  /**
   * The 201 body of {@code POST /call}.
   *
   * @param twiml null: without {@code phoneCallProviderDetails}
   * @param limit concurrency limit, 0 for none
   * @param live sessions that live now, this one included
   */
  static ObjectNode created(
      Session session, VapiBehaviour behaviour, @Nullable String twiml, int limit, int live) {
    ObjectNode call = VapiJson.object();
    if (limit > 0) {
      call.putObject("subscriptionLimits")
          .put("concurrencyBlocked", false)
          .put("concurrencyLimit", limit)
          .put("remainingConcurrentCalls", Math.max(0, limit - live));
    }
    call.setAll(snapshot(session, behaviour.sids()));
    if (twiml != null) {
      call.putObject("phoneCallProviderDetails").put("twiml", twiml);
    }
    return call;
  }

  /**
   * The call as server messages carry it: as it was created, whatever happened since (captures of
   * mid-call messages still say "queued" or "ringing"). Only the leg is filled in once known.
   */
  static ObjectNode snapshot(Session session, Sids sids) {
    CallRequest request = session.request();
    SessionView view = session.view();
    ObjectNode call = VapiJson.object();
    call.put("id", session.id());
    call.put("orgId", ORGANISATION);
    call.put("createdAt", session.createdAt().toString());
    call.put("updatedAt", session.createdAt().toString());
    call.put("type", request.bypass() ? "inboundPhoneCall" : "outboundPhoneCall");
    for (String echoed :
        new String[] {
          "assistantId", "phoneNumberId", "customer", "metadata", "assistantOverrides", "name"
        }) {
      JsonNode value = request.json().get(echoed);
      if (value != null) {
        call.set(echoed, value.deepCopy());
      }
    }
    call.put("cost", 0);
    call.put("status", "queued");
    call.put("phoneCallProvider", "twilio");
    call.put("phoneCallTransport", "pstn");
    call.putObject("monitor")
        .put("listenUrl", stream(session, "listen"))
        .put("controlUrl", session.twin() + "/twin/vapi-control/" + session.id());
    ObjectNode transport =
        call.putObject("transport").put("provider", "twilio").put("conversationType", "voice");
    String callSid = view.callSid();
    if (callSid != null) {
      if (sids == Sids.BOTH || sids == Sids.TRANSPORT) {
        transport.put("callSid", callSid);
      }
      if (sids == Sids.BOTH || sids == Sids.PROVIDER_ID) {
        call.put("phoneCallProviderId", callSid);
      }
    }
    return call;
  }

  /** The call as {@code GET /call/{id}} gives it: as it is. */
  static ObjectNode current(Session session, Sids sids) {
    SessionView view = session.view();
    ObjectNode call = snapshot(session, sids);
    call.put("status", view.status());
    if (view.openedAt() != null) {
      call.put("startedAt", view.openedAt().toString());
      call.put("updatedAt", view.openedAt().toString());
    }
    if (view.endedAt() != null) {
      call.put("endedAt", view.endedAt().toString());
      call.put("updatedAt", view.endedAt().toString());
    }
    if (view.endedReason() != null) {
      call.put("endedReason", view.endedReason());
    }
    return call;
  }

  /** TwiML that connects a leg to this session's stream; to be passed on untouched. */
  static String twiml(Session session) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Connect><Stream url=\""
        + stream(session, "transport")
        + "\"/></Connect></Response>";
  }

  private static String stream(Session session, String what) {
    return "wss://" + session.twin().getAuthority() + "/" + session.id() + "/" + what;
  }
}
