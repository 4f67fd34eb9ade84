package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.sandbox.twin.vapi.CustomerServer.Received;
import dev.patchcord.sandbox.twin.vapi.VapiBehaviour.TimestampUnit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;

class SigningTest {
  private static final byte[] HANG =
      "{\"message\":{\"type\":\"hang\"}}".getBytes(StandardCharsets.UTF_8);

  private static VapiRehearsal twin;

  @BeforeAll
  static void start() {
    twin = new VapiRehearsal();
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @AfterEach
  void restore() {
    twin.vapi.restore();
  }

  /** Expected values by {@code openssl dgst -sha256 -hmac "a key"}. */
  @ParameterizedTest
  @CsvSource({
    "MILLIS,1700000000000,4f0708b8a737237edf95cfb2b5111860fc104b783b3faa97df24f01e7cec3a95",
    "SECONDS,1700000000,a328baad8e1ccf461d4aab9797c76a18cd7152bcbde72f89f0d89572869ca8ad",
  })
  void signsAsOpensslDoes(TimestampUnit unit, String timestamp, String signature) {
    assertThat(
            new Signature("a key", "")
                .headers(Signing.HMAC, unit, Instant.ofEpochSecond(1_700_000_000), HANG))
        .isEqualTo(Map.of("x-timestamp", timestamp, "x-signature", signature));
  }

  @Test
  void usesTheStrongestProofThatIsConfigured() {
    Instant now = Instant.ofEpochSecond(1_700_000_000);
    assertThat(new Signature("k", "s").headers(Signing.CONFIGURED, TimestampUnit.MILLIS, now, HANG))
        .containsOnlyKeys("x-signature", "x-timestamp");
    assertThat(new Signature("", "s").headers(Signing.CONFIGURED, TimestampUnit.MILLIS, now, HANG))
        .isEqualTo(Map.of("X-Vapi-Secret", "s"));
    assertThat(new Signature("", "").headers(Signing.CONFIGURED, TimestampUnit.MILLIS, now, HANG))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIGURED", "HMAC", "SECRET", "BEARER"})
  void provesItselfToAReceiverThatHasTheKeys(Signing signing) {
    assertThat(proof(delivered(signing))).isEqualTo(Proof.GOOD);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CONFIGURED", "HMAC", "SECRET", "BEARER"})
  void failsToProveItselfInEachWayThatIsAskedFor(Signing signing) {
    assertThat(proof(delivered(signing)))
        .isEqualTo(
            switch (signing) {
              case UNSIGNED -> Proof.NONE;
              case STALE_TIMESTAMP -> Proof.STALE;
              default -> Proof.WRONG;
            });
  }

  private static Received delivered(Signing signing) {
    String setting = signing.name().toLowerCase().replace('_', '-');
    assertThat(twin.send("PUT", "/twin/vapi", "{\"signing\":\"" + setting + "\"}", "").statusCode())
        .isEqualTo(200);
    String callSid = "CA-" + setting;
    JsonNode call = twin.newCall(callSid);
    int before = twin.customer.received().size();
    twin.opensStream(call, callSid);
    await().until(() -> twin.customer.received().size() >= before + 2);
    List<Received> received = twin.customer.received();
    return received.getLast();
  }

  private enum Proof {
    GOOD,
    NONE,
    WRONG,
    STALE
  }

  /** A receiver's check, written without the twin's code: RFC 2104 spelled out. */
  private static Proof proof(Received received) {
    String timestamp = received.headers().getFirst("x-timestamp");
    String signature = received.headers().getFirst("x-signature");
    String secret = received.headers().getFirst("X-Vapi-Secret");
    String bearer = received.headers().getFirst("Authorization");
    if (signature == null) {
      if (secret == null && bearer == null) {
        return Proof.NONE;
      }
      return VapiRehearsal.SECRET.equals(secret)
              || ("Bearer " + VapiRehearsal.SECRET).equals(bearer)
          ? Proof.GOOD
          : Proof.WRONG;
    }
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((timestamp + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(received.body());
    if (!hmacSha256(VapiRehearsal.HMAC_KEY, signed.toByteArray()).equals(signature)) {
      return Proof.WRONG;
    }
    Duration age =
        Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), twin.time.now());
    return age.compareTo(Duration.ofMinutes(5)) > 0 ? Proof.STALE : Proof.GOOD;
  }

  private static String hmacSha256(String key, byte[] message) {
    byte[] block = Arrays.copyOf(key.getBytes(StandardCharsets.UTF_8), 64);
    byte[] inner = sha256(padded(block, 0x36), message);
    return HexFormat.of().formatHex(sha256(padded(block, 0x5c), inner));
  }

  private static byte[] padded(byte[] block, int pad) {
    byte[] padded = new byte[block.length];
    for (int i = 0; i < block.length; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }

  private static byte[] sha256(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
