package dev.patchcord.console.browser;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of the console as a program fills it in, without a browser. */
public final class FilledForm {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private FilledForm() {}

  /**
   * Body of the request that sends it.
   *
   * @param page a page of the same session, whose token is taken
   */
  public static HttpRequest.BodyPublisher body(String page, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new IllegalStateException("the page has no form with a token: " + page);
    }
    StringBuilder form = new StringBuilder("_csrf=").append(encoded(token.group(1)));
    fields.forEach(
        (name, value) -> form.append('&').append(name).append('=').append(encoded(value)));
    return HttpRequest.BodyPublishers.ofString(form.toString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
