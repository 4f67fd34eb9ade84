package dev.patchcord.ingress.translate;

import dev.patchcord.contract.event.Origin;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps the vendor's own words beside ours. */
final class Origins {
  private Origins() {}

  /**
   * A webhook of Twilio.
   *
   * @param identity what makes this delivery the same as its repetition, where Twilio sent no token
   */
  static Origin twilio(WebhookRequest request, String identity) {
    String token = request.deliveryToken();
    return new Origin(
        "twilio",
        request.path(),
        token == null ? identity : token,
        request.query(),
        request.fields(),
        null);
  }

  /** A webhook of Vapi, or a request to connect a caller. */
  static Origin of(
      String source, WebhookRequest request, String deliveryId, @Nullable JsonNode body) {
    return new Origin(source, request.path(), deliveryId, request.query(), request.fields(), body);
  }

  /** What the ingress found out by itself while it served a webhook. */
  static Origin ingress(String webhook, String deliveryId) {
    return new Origin("ingress", webhook, deliveryId, Map.of(), Map.of(), null);
  }
}
