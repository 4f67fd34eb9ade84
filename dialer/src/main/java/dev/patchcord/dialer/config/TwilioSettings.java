package dev.patchcord.dialer.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to reach Twilio and how Twilio reaches us.
 *
 * @param accountSid {@code AC} and 32 hex digits; user name of Basic authentication
 * @param authToken its secret
 * @param baseUrl scheme and authority of the REST API; another one for a stand-in or a region
 * @param publicUrl base URL of the ingress as Twilio sees it; every callback URL begins with it
 * @param connectTimeout longest wait for a connection; nothing has been posted when it runs out
 * @param responseTimeout longest wait for the whole reply; whatever was asked is ambiguous when it
 *     runs out
 */
public record TwilioSettings(
    String accountSid,
    String authToken,
    String baseUrl,
    String publicUrl,
    Duration connectTimeout,
    Duration responseTimeout) {

  public TwilioSettings {
    List<String> missing = new ArrayList<>();
    if (accountSid.isBlank()) {
      missing.add("TWILIO_ACCOUNT_SID");
    }
    if (authToken.isBlank()) {
      missing.add("TWILIO_AUTH_TOKEN");
    }
    if (publicUrl.isBlank()) {
      missing.add("PUBLIC_URL");
    }
    if (!missing.isEmpty()) {
      throw new MissingSettings(
          "The dialer cannot start: set "
              + String.join(", ", missing)
              + " in the environment (TWILIO_*: the account's credentials; PUBLIC_URL: base URL of"
              + " the ingress as Twilio sees it).");
    }
    requireHttp("TWILIO_BASE_URL", baseUrl);
    requireHttp("PUBLIC_URL", publicUrl);
  }

  /** Base of the callback URLs. */
  public URI callbackBase() {
    return URI.create(publicUrl);
  }

  /** Base of the REST API. */
  public URI restBase() {
    return URI.create(baseUrl);
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "TwilioSettings[accountSid=%s, baseUrl=%s, publicUrl=%s, connectTimeout=%s, responseTimeout=%s]"
        .formatted(accountSid, baseUrl, publicUrl, connectTimeout, responseTimeout);
  }

  private static void requireHttp(String name, String value) {
    if (!value.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
      throw new MissingSettings(
          "The dialer cannot start: %s must be an absolute http or https URL without query, but is \"%s\"."
              .formatted(name, value));
    }
  }
}
