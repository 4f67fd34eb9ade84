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
 * @param behaviour how it behaves until told otherwise
 */
@ConfigurationProperties("twin.vapi")
public record VapiProperties(
    URI serverUrl, String privateApiKey, String hmacKey, String secret, VapiBehaviour behaviour) {}
