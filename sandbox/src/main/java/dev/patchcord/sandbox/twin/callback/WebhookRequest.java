package dev.patchcord.sandbox.twin.callback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
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

  boolean isGet() {
    return method.equals("GET");
  }

  /** Where it is sent: without the fragment, and for GET with the fields. */
  String target() {
    int fragment = url.indexOf('#');
    String bare = fragment < 0 ? url : url.substring(0, fragment);
    return !isGet() || fields.isEmpty() ? bare : bare + (bare.contains("?") ? '&' : '?') + form();
  }

  /** The fields as a form. */
  String form() {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
