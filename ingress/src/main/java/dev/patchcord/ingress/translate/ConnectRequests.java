package dev.patchcord.ingress.translate;

import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A request to {@code /connect}: JSON or form, with the caller's CallSid or without. */
public final class ConnectRequests {
  private ConnectRequests() {}

  /**
   * The call that is to be connected; empty if the request names none.
   *
   * @throws Refused if the body is no JSON object or the CallSid cannot be one
   */
  public static Optional<String> callId(WebhookRequest request) {
    JsonNode body = body(request);
    String named =
        body == null
            ? first(request.field("CallSid"), request.field("callSid"))
            : first(text(body, "CallSid"), text(body, "callSid"));
    return named.isBlank() ? Optional.empty() : Optional.of(CallRef.callSid(named));
  }

  /** The wish for a person. Each request is one: the machine refuses the second by its state. */
  public static SpecialistRequested requested(String callId, WebhookRequest request, Stamp stamp) {
    JsonNode body = body(request);
    Arguments wish = body == null ? Arguments.none() : new Arguments(body);
    return new SpecialistRequested(
        callId,
        stamp.at(),
        Origins.of("connect", request, "connect:" + stamp.nonce(), body),
        "connect",
        null,
        wish.text("reason"),
        wish.text("summary"),
        wish.language("language"),
        wish.text("specialist"),
        wish.texts("skills"));
  }

  private static @Nullable JsonNode body(WebhookRequest request) {
    String json = request.json();
    if (json == null || json.isBlank()) {
      return null;
    }
    try {
      JsonNode body = ContractJson.mapper().readTree(json);
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      // Told below, in the same words as any other body that is no object.
    }
    throw new Refused(
        Refused.Reason.MALFORMED,
        "The body must be a JSON object such as {\"callSid\":\"CA...\"}.");
  }

  private static @Nullable String text(JsonNode body, String name) {
    JsonNode value = body.get(name);
    return value == null || !value.isString() ? null : value.asString();
  }

  private static String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other != null ? other : "";
  }
}
