package dev.patchcord.ingress.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Vapi's ways to prove itself, strongest first: HMAC-SHA256 in hex over {@code timestamp.body}
 * (custom credential with its defaults), the plain secret in {@code X-Vapi-Secret}, or the secret
 * as bearer token.
 */
final class VapiCredentials {
  /** Timestamps above are milliseconds: as seconds they would lie beyond the year 5000. */
  private static final long LARGEST_SECONDS = 100_000_000_000L;

  private final String hmacKey;
  private final String secret;
  private final Duration freshness;
  private final Clock clock;

  VapiCredentials(String hmacKey, String secret, Duration freshness, Clock clock) {
    this.hmacKey = hmacKey;
    this.secret = secret;
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * The headers of one webhook, each null if absent.
   *
   * @param timestamp seconds or milliseconds since 1970: the unit is not documented
   */
  record Presented(
      @Nullable String signature,
      @Nullable String timestamp,
      @Nullable String vapiSecret,
      @Nullable String authorization) {}

  /** True if the sender knows one of our secrets. */
  boolean proven(Presented presented, byte[] body) {
    if (!hmacKey.isBlank() && presented.signature() != null) {
      // A signature that is there must be right, whatever else is presented with it.
      return signed(presented.signature(), presented.timestamp(), body);
    }
    if (secret.isBlank()) {
      return false;
    }
    return presented.vapiSecret() != null
        ? BearerTokens.same(secret, presented.vapiSecret())
        : BearerTokens.matches(presented.authorization(), secret);
  }

  private boolean signed(String signature, @Nullable String timestamp, byte[] body) {
    if (timestamp == null || !fresh(timestamp)) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(hmacKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(signature.strip()));
    } catch (IllegalArgumentException notHex) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private boolean fresh(String timestamp) {
    try {
      long number = Long.parseLong(timestamp.strip());
      Instant signedAt =
          number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      return Duration.between(signedAt, clock.instant()).abs().compareTo(freshness) <= 0;
    } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
      return false;
    }
  }
}
