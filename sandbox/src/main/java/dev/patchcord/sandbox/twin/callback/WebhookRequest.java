package dev.patchcord.sandbox.twin.callback;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to make of the customer's server.
 *
 * @param kind for the record, see its {@code WebhookSent}
 * @param callSid the leg that it is about
 * @param url absolute, perhaps with connection overrides in its fragment
 * @param method {@code POST} or {@code GET}
 * @param fields sent as a form, or for GET in the query
 */
public record WebhookRequest(
    String kind, @Nullable String callSid, String url, String method, Map<String, String> fields) {

  public WebhookRequest {
    fields = new LinkedHashMap<>(fields);
  }
}
