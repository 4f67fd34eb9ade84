package dev.patchcord.ingress.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Twilio-Signature}: base64 of HMAC-SHA1, keyed with the account's auth token, over the
 * URL followed by every form field's name and values, sorted (Twilio, "Webhooks security").
 *
 * <p>Own code because the SDK's validator takes one value per field and encodes the query again
 * when it adds or drops a port, which breaks signatures over escapes such as {@code %2B}.
 */
final class TwilioSignatures {
  private final List<String> tokens;

  /**
   * Believes these tokens.
   *
   * @param tokens the current one, and the previous one while tokens are rotated
   */
  TwilioSignatures(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /**
   * True if the signature was made with one of our tokens over one of these URLs and these fields.
   */
  boolean signed(
      Collection<String> urls, Map<String, List<String>> fields, @Nullable String signature) {
    if (signature == null) {
      return false;
    }
    String appended = appended(fields);
    boolean matches = false;
    for (String token : tokens) {
      for (String url : urls) {
        // Every candidate is tried, so that the time taken tells nothing about which one matched.
        matches |=
            MessageDigest.isEqual(
                sign(token, url + appended).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
      }
    }
    return matches;
  }

  /** True if this is the lower-case hex SHA-256 of the body, as {@code bodySHA256} in the URL. */
  static boolean bodyMatches(@Nullable String claimedHash, byte[] body) {
    return claimedHash != null
        && MessageDigest.isEqual(
            sha256(body).getBytes(StandardCharsets.US_ASCII),
            claimedHash.getBytes(StandardCharsets.UTF_8));
  }

  /** The signature of a text, as Twilio makes it. */
  static String sign(String token, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }

  private static String appended(Map<String, List<String>> fields) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(fields)
        .forEach(
            (name, values) ->
                new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
    return text.toString();
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
