package dev.patchcord.ingress.translate;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an operator wants done with a call: {@code /{callId}/{action}} and a JSON object. */
public final class OperatorRequests {
  private static final List<String> MEMBERS = List.of("why", "specialist", "text");

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
    JsonNode body = OperatorBody.of(request, MEMBERS);
    String by = String.valueOf(request.sender());
    String why = OperatorBody.text(body, "why");
    if (why == null) {
      throw OperatorBody.missing("why: it is kept with the call");
    }
    String text = OperatorBody.text(body, "text");
    if (action == OperatorAction.ANNOUNCE && text == null) {
      throw OperatorBody.missing("text: what is to be said");
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
        OperatorBody.text(body, "specialist"),
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
}
