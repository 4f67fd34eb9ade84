package dev.patchcord.ingress;

import com.twilio.security.RequestValidator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Twilio's documentation says, and lets twilio-java confirm it. */
public final class TwilioSigner {
  private TwilioSigner() {}

  public static String sign(String token, String url, Map<String, String> fields) {
    StringBuilder text = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
    String signature = hmac(token, text.toString());
    if (!new RequestValidator(token).validate(url, fields, signature)) {
      throw new AssertionError("twilio-java does not accept the test's own signature of " + url);
    }
    return signature;
  }

  public static String hmac(String token, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
