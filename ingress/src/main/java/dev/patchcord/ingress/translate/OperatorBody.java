package dev.patchcord.ingress.translate;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON object that an operator sends: nothing in it is passed over in silence. */
final class OperatorBody {
  /** A reason is read by people; an announcement is spoken in well under two minutes. */
  private static final int LONGEST = 1_000;

  private OperatorBody() {}

  /**
   * Reads it.
   *
   * @param members that are known
   * @throws Refused if it is no object, or has another member
   */
  static JsonNode of(WebhookRequest request, List<String> members) {
    try {
      JsonNode body = ContractJson.mapper().readTree(String.valueOf(request.json()));
      if (body.isObject()) {
        for (String member : body.propertyNames()) {
          if (!members.contains(member)) {
            throw new Refused(
                Refused.Reason.MALFORMED,
                "The body has a member that is not known here; known are "
                    + String.join(", ", members)
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

  /** A text of the object; null if it is absent or blank. */
  static @Nullable String text(JsonNode body, String name) {
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

  /** What is said to whoever left something out. */
  static Refused missing(String what) {
    return new Refused(Refused.Reason.MISSING_FIELD, "Send the member " + what + ".");
  }
}
