package dev.patchcord.sandbox.twin.vapi;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How a server message proves that it is Vapi's; the last ones do it wrongly on purpose. */
@EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
public enum Signing {
  /** By HMAC if a key is configured, else by secret if there is one, else not at all. */
  CONFIGURED,
  /** Custom credential with Vapi's defaults: SHA-256, hex, over {@code {timestamp}.{body}}. */
  HMAC,
  /** Shared secret in {@code X-Vapi-Secret}. */
  SECRET,
  /** Shared secret in {@code Authorization: Bearer}. */
  BEARER,
  UNSIGNED,
  /** HMAC with a key that the receiver does not have. */
  WRONG_KEY,
  /** A secret that the receiver does not have. */
  WRONG_SECRET,
  /** A good HMAC of an hour ago, as a replayed message has. */
  STALE_TIMESTAMP,
  /** A good HMAC of another body. */
  ALTERED_BODY
}
