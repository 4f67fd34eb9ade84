package dev.patchcord.sandbox.twin.leg;

import java.util.Locale;

/** How a leg came to be. */
public enum Direction {
  INBOUND,
  OUTBOUND_API,
  OUTBOUND_DIAL;

  /** Twilio's word: {@code outbound-api}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
