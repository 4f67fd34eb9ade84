package dev.patchcord.ingress.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook whose sender is believed.
 *
 * @param path without query
 * @param query parameters of the URL; the first value where one is repeated
 * @param fields form fields, repeated ones in order
 * @param json JSON body as received; null for forms and empty bodies
 * @param deliveryToken Twilio's {@code I-Twilio-Idempotency-Token}, an operator's {@code
 *     Idempotency-Key}: the same for every repetition of one delivery; null if there was none
 * @param sender name of the operator whose token was presented; null for any other sender
 */
public record WebhookRequest(
    String path,
    Map<String, String> query,
    Map<String, List<String>> fields,
    @Nullable String json,
    @Nullable String deliveryToken,
    @Nullable String sender) {

  /** A webhook of a sender that has no name. */
  public WebhookRequest(
      String path,
      Map<String, String> query,
      Map<String, List<String>> fields,
      @Nullable String json,
      @Nullable String deliveryToken) {
    this(path, query, fields, json, deliveryToken, null);
  }

  /** First value of a form field; null if absent. */
  public @Nullable String field(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /** First value of a form field; empty if absent. */
  public String text(String name) {
    String value = field(name);
    return value == null ? "" : value;
  }

  /**
   * First value of a form field.
   *
   * @throws Refused if it is absent or blank
   */
  public String required(String name) {
    String value = text(name);
    if (value.isBlank()) {
      throw new Refused(
          Refused.Reason.MISSING_FIELD,
          "The field " + name + " is missing; send it and try again.");
    }
    return value;
  }

  /** First value of each parameter. */
  public static Map<String, String> firstOfEach(Map<String, List<String>> parameters) {
    Map<String, String> first = new LinkedHashMap<>();
    parameters.forEach((name, values) -> first.put(name, values.getFirst()));
    return first;
  }
}
