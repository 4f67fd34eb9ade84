package dev.patchcord.ingress.translate;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an operator wants done with a dead letter. */
public final class RequeueRequests {
  private static final List<String> MEMBERS = List.of("why", "dryRun");

  private RequeueRequests() {}

  /**
   * The wish.
   *
   * @param letter its id, for example {@code 3:41}
   * @param by name of the operator
   * @param why empty for a dry run
   */
  public record Asked(String letter, String by, String why, boolean dryRun) {}

  /**
   * Reads the wish.
   *
   * @throws Refused if the body is none, or has no reason
   */
  public static Asked asked(WebhookRequest request) {
    String[] place = request.path().substring(Webhook.DEAD_LETTERS.length() + 1).split("/", 3);
    JsonNode body = OperatorBody.of(request, MEMBERS);
    JsonNode dryRun = body.path("dryRun");
    if (!dryRun.isMissingNode() && !dryRun.isBoolean()) {
      throw new Refused(Refused.Reason.MALFORMED, "The member dryRun must be true or false.");
    }
    String why = OperatorBody.text(body, "why");
    if (why == null && !dryRun.asBoolean(false)) {
      throw OperatorBody.missing("why: it is kept beside the letter");
    }
    return new Asked(
        "%d:%d".formatted(Long.parseLong(place[0]), Long.parseLong(place[1])),
        String.valueOf(request.sender()),
        why == null ? "" : why,
        dryRun.asBoolean(false));
  }
}
