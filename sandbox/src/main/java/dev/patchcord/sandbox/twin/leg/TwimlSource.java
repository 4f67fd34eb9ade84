package dev.patchcord.sandbox.twin.leg;

import java.util.Map;

/** Where a leg's next document comes from. */
public sealed interface TwimlSource {

  /**
   * The customer's server.
   *
   * @param url absolute, perhaps with connection overrides
   * @param extra fields besides those of every voice request: {@code Digits}, ...
   */
  record Fetch(String url, String method, Map<String, String> extra) implements TwimlSource {
    public Fetch {
      extra = Map.copyOf(extra);
    }
  }

  /** Text given with a REST request. */
  record Inline(String twiml) implements TwimlSource {}
}
