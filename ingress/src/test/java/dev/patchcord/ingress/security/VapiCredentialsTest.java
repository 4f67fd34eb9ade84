package dev.patchcord.ingress.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.ingress.security.VapiCredentials.Presented;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class VapiCredentialsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final byte[] BODY = "{\"message\":{}}".getBytes(StandardCharsets.UTF_8);

  @Test
  void believesASignatureWithATimestampInSecondsOrMilliseconds() throws Exception {
    String seconds = Long.toString(NOON.getEpochSecond());
    String millis = Long.toString(NOON.toEpochMilli());
    assertThat(proven(signature("key", seconds, BODY), seconds)).isTrue();
    assertThat(proven(signature("key", millis, BODY), millis)).isTrue();
    assertThat(proven(signature("key", millis, BODY).toUpperCase(java.util.Locale.ROOT), millis))
        .isTrue();
  }

  @Test
  void refusesAStaleOrAFutureTimestamp() throws Exception {
    for (Duration off : new Duration[] {Duration.ofSeconds(301), Duration.ofSeconds(-301)}) {
      String timestamp = Long.toString(NOON.plus(off).getEpochSecond());
      assertThat(proven(signature("key", timestamp, BODY), timestamp)).isFalse();
    }
    String edge = Long.toString(NOON.minusSeconds(300).getEpochSecond());
    assertThat(proven(signature("key", edge, BODY), edge)).isTrue();
  }

  @Test
  void refusesAnotherKeyAnotherBodyAndAnythingThatIsNoSignature() throws Exception {
    String now = Long.toString(NOON.getEpochSecond());
    assertThat(proven(signature("other", now, BODY), now)).isFalse();
    assertThat(proven(signature("key", now, "{}".getBytes(StandardCharsets.UTF_8)), now)).isFalse();
    assertThat(proven("not hex", now)).isFalse();
    assertThat(proven(signature("key", now, BODY), null)).isFalse();
    assertThat(proven(signature("key", "soon", BODY), "soon")).isFalse();
    String huge = Long.toString(Long.MAX_VALUE);
    assertThat(proven(signature("key", huge, BODY), huge)).isFalse();
  }

  @Test
  void believesThePlainSecretOnlyWhereThereIsNoSignature() {
    VapiCredentials both = credentials("key", "secret");
    assertThat(both.proven(new Presented(null, null, "secret", null), BODY)).isTrue();
    assertThat(both.proven(new Presented(null, null, "wrong", null), BODY)).isFalse();
    assertThat(both.proven(new Presented("00", "1", "secret", null), BODY)).isFalse();
  }

  @Test
  void believesTheSecretAsBearerToken() {
    VapiCredentials plain = credentials("", "secret");
    assertThat(plain.proven(new Presented(null, null, null, "Bearer secret"), BODY)).isTrue();
    assertThat(plain.proven(new Presented(null, null, null, "bearer secret"), BODY)).isTrue();
    assertThat(plain.proven(new Presented(null, null, null, "secret"), BODY)).isFalse();
    assertThat(plain.proven(new Presented(null, null, null, null), BODY)).isFalse();
  }

  @Test
  void anEmptySecretIsNoSecret() {
    VapiCredentials keyOnly = credentials("key", "");
    assertThat(keyOnly.proven(new Presented(null, null, "", null), BODY)).isFalse();
    assertThat(keyOnly.proven(new Presented(null, null, null, "Bearer "), BODY)).isFalse();
  }

  private static boolean proven(String signature, String timestamp) {
    return credentials("key", "").proven(new Presented(signature, timestamp, null, null), BODY);
  }

  private static VapiCredentials credentials(String key, String secret) {
    return new VapiCredentials(
        key, secret, Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static String signature(String key, String timestamp, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
