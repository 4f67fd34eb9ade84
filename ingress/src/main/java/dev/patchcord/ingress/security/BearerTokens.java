package dev.patchcord.ingress.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares presented secrets in constant time. */
final class BearerTokens {
  private BearerTokens() {}

  /** True if the header is {@code Bearer} and this token. */
  static boolean matches(@Nullable String authorization, String token) {
    return authorization != null
        && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && same(token, authorization.substring(7).strip());
  }

  /**
   * Whose token the header has; null if nobody's. Every token is compared, so that the time does
   * not tell which one was nearly right.
   *
   * @param tokens by name
   */
  static @Nullable String owner(@Nullable String authorization, Map<String, String> tokens) {
    String owner = null;
    for (Map.Entry<String, String> each : tokens.entrySet()) {
      if (matches(authorization, each.getValue())) {
        owner = each.getKey();
      }
    }
    return owner;
  }

  static boolean same(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }
}
