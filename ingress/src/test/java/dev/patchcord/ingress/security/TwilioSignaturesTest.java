package dev.patchcord.ingress.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.patchcord.ingress.TwilioSigner;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSignaturesTest {
  private static final TwilioSignatures SIGNATURES = new TwilioSignatures(List.of("12345"));

  @ParameterizedTest
  @CsvSource({
    "https://mycompany.com/myapp.php?foo=1&bar=2, +14158675309, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
    "https://mycompany.com/myapp.php?foo=1&bar=2, +12349013030, 0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
    "https://example.com/myapp.php?foo=1&bar=2, +14158675310, L/OH5YylLD5NRKLltdqwSvS0BnU=",
  })
  void believesThePublishedVectors(String url, String caller, String signature) {
    Map<String, List<String>> fields =
        Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "Caller", List.of(caller),
            "From", List.of(caller),
            "Digits", List.of("1234"),
            "To", List.of("+18005551212"));
    assertThat(SIGNATURES.signed(List.of(url), fields, signature)).isTrue();
    assertThat(SIGNATURES.signed(List.of(url + "&x=1"), fields, signature)).isFalse();
  }

  @Test
  void believesTheVectorOfAJsonBody() {
    String hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    String url = "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + hash;
    byte[] body = "{\"property\": \"value\", \"boolean\": true}".getBytes(StandardCharsets.UTF_8);
    assertThat(SIGNATURES.signed(List.of(url), Map.of(), "a9nBmqA0ju/hNViExpshrM61xv4=")).isTrue();
    assertThat(TwilioSignatures.bodyMatches(hash, body)).isTrue();
    assertThat(TwilioSignatures.bodyMatches(hash, "{}".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(TwilioSignatures.bodyMatches(null, body)).isFalse();
  }

  @Test
  void countsEveryDistinctValueOfARepeatedFieldOnceAndSorted() {
    String signature =
        TwilioSigner.hmac("12345", "https://a.test/x" + "EventansweredEventringing" + "To+1");
    assertThat(
            SIGNATURES.signed(
                List.of("https://a.test/x"),
                Map.of("To", List.of("+1"), "Event", List.of("ringing", "answered", "ringing")),
                signature))
        .isTrue();
    assertThat(
            SIGNATURES.signed(
                List.of("https://a.test/x"),
                Map.of("To", List.of("+1"), "Event", List.of("ringing")),
                signature))
        .isFalse();
  }

  @Test
  void acceptsThePreviousTokenWhileTokensAreRotated() {
    String signature = TwilioSigner.hmac("old", "https://a.test/x");
    assertThat(
            new TwilioSignatures(List.of("new", "old"))
                .signed(List.of("https://a.test/x"), Map.of(), signature))
        .isTrue();
    assertThat(
            new TwilioSignatures(List.of("new"))
                .signed(List.of("https://a.test/x"), Map.of(), signature))
        .isFalse();
  }

  @Test
  void refusesAMissingAndAMadeUpSignature() {
    assertThat(SIGNATURES.signed(List.of("https://a.test/x"), Map.of(), null)).isFalse();
    assertThat(SIGNATURES.signed(List.of("https://a.test/x"), Map.of(), "")).isFalse();
    assertThat(SIGNATURES.signed(List.of("https://a.test/x"), Map.of(), "@@@ not base64"))
        .isFalse();
  }

  @Test
  void triesTheUrlWithAndWithoutItsPort() {
    assertThat(SignedUrls.of("https://a.test", "/x?b=%2B1"))
        .containsExactly("https://a.test/x?b=%2B1", "https://a.test:443/x?b=%2B1");
    assertThat(SignedUrls.of("http://a.test/", "/x"))
        .containsExactly("http://a.test/x", "http://a.test:80/x");
    assertThat(SignedUrls.of("https://a.test:8443/prefix", "/x"))
        .containsExactly("https://a.test:8443/prefix/x", "https://a.test/prefix/x");
    assertThat(SignedUrls.of("http://[::1]:3000", "/x"))
        .containsExactly("http://[::1]:3000/x", "http://[::1]/x");
    assertThat(SignedUrls.of("http://[::1]", "/x"))
        .containsExactly("http://[::1]/x", "http://[::1]:80/x");
  }

  @Test
  void agreesWithTwilioJavaOnAnythingThatItCanCheck() {
    long seed = Long.getLong("seed", System.nanoTime());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RequestValidator oracle = new RequestValidator("12345");
    for (int round = 0; round < 300; round++) {
      String url = "https://a.test" + (random.nextBoolean() ? ":443" : "") + "/x?call=CA" + round;
      Map<String, String> fields = new HashMap<>();
      for (int field = random.nextInt(6); field > 0; field--) {
        fields.put(text(random), text(random));
      }
      String signature = TwilioSigner.sign("12345", url, fields);
      if (random.nextInt(3) == 0) {
        fields.put("Forged", "1");
      }
      Map<String, List<String>> multi =
          fields.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
      Set<String> urls = SignedUrls.of("https://a.test", "/x?call=CA" + round);
      assertThat(SIGNATURES.signed(urls, multi, signature))
          .as("round %d of seed %d: %s", round, seed, fields)
          .isEqualTo(oracle.validate(url, fields, signature));
    }
  }

  private static String text(RandomGenerator random) {
    String letters = "abCD +%&=/ü✓\n";
    StringBuilder text = new StringBuilder("f");
    for (int length = random.nextInt(8); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
