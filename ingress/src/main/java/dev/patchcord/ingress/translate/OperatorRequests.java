package dev.patchcord.ingress.translate;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an operator wants done with a call: {@code /{callId}/{action}} and a JSON object. */
public final class OperatorRequests {
  private static final List<String> MEMBERS = List.of("why", "specialist", "text");

  /** A reason is read by people; an announcement is spoken in well under two minutes. */
  private static final int LONGEST = 1_000;

  private OperatorRequests() {}

  /**
   * Reads the wish.
   *
   * @throws Refused if the action or the body is none, or something is missing
   */
  public static OperatorAsked asked(WebhookRequest request, Stamp stamp) {
    String[] place = request.path().substring(Webhook.OPERATOR.length() + 1).split("/", 2);
    String callId = CallRef.callSid(place[0]);
    OperatorAction action = action(place.length < 2 ? "" : place[1]);
    JsonNode body = body(request);
    String by = String.valueOf(request.sender());
    String why = text(body, "why");
    if (why == null) {
      throw missing("why: it is kept with the call");
    }
    String text = text(body, "text");
    if (action == OperatorAction.ANNOUNCE && text == null) {
      throw missing("text: what is to be said");
    }
    String token = request.deliveryToken();
    return new OperatorAsked(
        callId,
        stamp.at(),
        Origins.of(
            "operator",
            request,
            "operator:" + by + ":" + (token == null ? stamp.nonce() : token),
            body),
        action,
        by,
        why,
        text(body, "specialist"),
        text);
  }

  private static OperatorAction action(String word) {
    for (OperatorAction action : OperatorAction.values()) {
      if (word(action).equals(word)) {
        return action;
      }
    }
    throw new Refused(
        Refused.Reason.MALFORMED,
        "There is no such action; use one of "
            + Stream.of(OperatorAction.values())
                .map(OperatorRequests::word)
                .collect(Collectors.joining(", "))
            + ".");
  }

  private static String word(OperatorAction action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonNode body(WebhookRequest request) {
    try {
      JsonNode body = ContractJson.mapper().readTree(String.valueOf(request.json()));
      if (body.isObject()) {
        for (String member : body.propertyNames()) {
          if (!MEMBERS.contains(member)) {
            throw new Refused(
                Refused.Reason.MALFORMED,
                "The body has a member that is not known here; known are "
                    + String.join(", ", MEMBERS)
                    + ".");
          }
        }
        return body;
      }
    } catch (JacksonException e) {
      // Told below, in the same words as any other body that is no object.
    }
    throw new Refused(
        Refused.Reason.MALFORMED, "The body must be a JSON object such as {\"why\":\"...\"}.");
  }

  private static @Nullable String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString() || value.asString().length() > LONGEST) {
      throw new Refused(
          Refused.Reason.MALFORMED,
          "The member " + name + " must be a text of at most " + LONGEST + " characters.");
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  private static Refused missing(String what) {
    return new Refused(Refused.Reason.MISSING_FIELD, "Send the member " + what + ".");
  }
}
