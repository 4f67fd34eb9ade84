package dev.patchcord.ingress.config;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is needed to believe Twilio.
 *
 * @param authToken auth token of the account that owns the calls
 * @param previousAuthToken the token before it, accepted as well while tokens are rotated; empty
 *     for none
 */
@ConfigurationProperties(value = "patchcord.twilio", ignoreUnknownFields = false)
public record TwilioSettings(String authToken, String previousAuthToken) {

  /** The tokens that a signature may have been made with. */
  public List<String> tokens() {
    return Stream.of(authToken, previousAuthToken).filter(token -> !token.isBlank()).toList();
  }

  @Override
  public String toString() {
    return "TwilioSettings[" + tokens().size() + " auth tokens]";
  }
}
