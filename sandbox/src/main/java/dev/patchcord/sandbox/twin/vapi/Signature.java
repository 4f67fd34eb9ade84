package dev.patchcord.sandbox.twin.vapi;

import dev.patchcord.sandbox.twin.vapi.VapiBehaviour.TimestampUnit;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers that sign a server message, by the defaults of Vapi's custom credentials (Vapi docs,
 * server-url/server-authentication).
 *
 * @param hmacKey blank: none
 * @param secret blank: none
 */
record Signature(String hmacKey, String secret) {
  private static final Duration LONG_AGO = Duration.ofHours(1);
  private static final String NOT_THE_KEY = "not-the-key";

  /**
   * Headers for one delivery.
   *
   * @param now wall time: receivers compare it with theirs
   */
  Map<String, String> headers(Signing signing, TimestampUnit unit, Instant now, byte[] body) {
    return switch (signing) {
      case CONFIGURED -> headers(configured(), unit, now, body);
      case HMAC -> hmac(hmacKey, unit, now, body);
      case SECRET -> Map.of("X-Vapi-Secret", secret);
      case BEARER -> Map.of("Authorization", "Bearer " + secret);
      case UNSIGNED -> Map.of();
      case WRONG_KEY -> hmac(NOT_THE_KEY, unit, now, body);
      case WRONG_SECRET -> Map.of("X-Vapi-Secret", NOT_THE_KEY);
      case STALE_TIMESTAMP -> hmac(hmacKey, unit, now.minus(LONG_AGO), body);
      case ALTERED_BODY -> hmac(hmacKey, unit, now, "{}".getBytes(StandardCharsets.UTF_8));
    };
  }

  private Signing configured() {
    if (!hmacKey.isBlank()) {
      return Signing.HMAC;
    }
    return secret.isBlank() ? Signing.UNSIGNED : Signing.SECRET;
  }

  private static Map<String, String> hmac(
      String key, TimestampUnit unit, Instant now, byte[] body) {
    long timestamp =
        switch (unit) {
          case MILLIS -> now.toEpochMilli();
          case SECONDS -> now.getEpochSecond();
        };
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "x-signature", HexFormat.of().formatHex(mac.doFinal(body)),
          "x-timestamp", Long.toString(timestamp));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
