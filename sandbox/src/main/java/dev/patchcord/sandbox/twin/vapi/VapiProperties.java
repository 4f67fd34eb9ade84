package dev.patchcord.sandbox.twin.vapi;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the Vapi half; defaults and reasons are in {@code twin.yml}.
 *
 * @param serverUrl where server messages go (Vapi: assistant's {@code server.url})
 * @param privateApiKey the bearer token that {@code POST /call} wants; blank: any non-blank one
 * @param hmacKey key of the HMAC credential; blank: none
 * @param secret shared secret; blank: none
 * @param keptSessions sessions remembered for {@code GET /twin/vapi/sessions}; at least 100
 * @param behaviour how it behaves until told otherwise
 */
@ConfigurationProperties("twin.vapi")
public record VapiProperties(
    URI serverUrl,
    String privateApiKey,
    String hmacKey,
    String secret,
    int keptSessions,
    VapiBehaviour behaviour) {

  /** Refuses a store too small to look back on one rehearsal. */
  public VapiProperties {
    if (keptSessions < 100) {
      throw new IllegalArgumentException("twin.vapi.kept-sessions must be at least 100");
    }
  }
}
