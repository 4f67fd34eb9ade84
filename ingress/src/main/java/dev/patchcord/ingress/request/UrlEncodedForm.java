package dev.patchcord.ingress.request;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code application/x-www-form-urlencoded}, kept as the signature needs it: every value of a
 * repeated name in order, empty values kept, nothing trimmed. The servlet container's own parser
 * mixes query and body and cannot be used for that.
 */
public final class UrlEncodedForm {
  private UrlEncodedForm() {}

  /**
   * Parses a query string.
   *
   * @param query without question mark; null for none
   * @throws Refused if an escape is broken
   */
  public static Map<String, List<String>> ofQuery(@Nullable String query) {
    return parse(query == null ? "" : query, "query");
  }

  /**
   * Parses a body.
   *
   * @throws Refused if it is not UTF-8 or an escape is broken
   */
  public static Map<String, List<String>> ofBody(byte[] body) {
    return parse(utf8(body), "body");
  }

  /**
   * Text of a body.
   *
   * @throws Refused if it is not UTF-8
   */
  public static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused(Refused.Reason.MALFORMED, "The body is not valid UTF-8.");
    }
  }

  private static Map<String, List<String>> parse(String text, String where) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('&', start);
      String pair = text.substring(start, end < 0 ? text.length() : end);
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals), where);
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1), where);
        parameters.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
      }
      if (end < 0) {
        break;
      }
      start = end + 1;
    }
    return parameters;
  }

  private static String decode(String text, String where) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Reason.MALFORMED, "The " + where + " has a broken percent escape.");
    }
  }
}
