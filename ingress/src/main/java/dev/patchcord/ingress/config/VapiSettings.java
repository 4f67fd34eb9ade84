package dev.patchcord.ingress.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Vapi: where it is, what is asked of it, and how its webhooks are believed.
 *
 * @param baseUrl of the REST interface
 * @param privateApiKey bearer token for it
 * @param phoneNumberId Vapi's id of our number
 * @param assistantId the assistant that answers
 * @param budget longest time, connecting and reading together, that a caller waits for a session
 * @param webhookSecret expected in {@code X-Vapi-Secret} or as bearer token; empty for none
 * @param hmacKey key of the webhooks' HMAC-SHA256 signature; empty for none
 * @param freshness how far a signed timestamp may be from our clock, either way
 * @param maxBody largest webhook; end-of-call reports carry whole transcripts
 */
@ConfigurationProperties(value = "patchcord.vapi", ignoreUnknownFields = false)
public record VapiSettings(
    String baseUrl,
    String privateApiKey,
    String phoneNumberId,
    String assistantId,
    Duration budget,
    String webhookSecret,
    String hmacKey,
    Duration freshness,
    DataSize maxBody) {

  @Override
  public String toString() {
    return "VapiSettings[" + baseUrl + ", assistant " + assistantId + "]";
  }
}
