package dev.patchcord.sandbox.twin.callback;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How hard to try, as the fragment of a webhook URL asks for it (Twilio, webhook connection
 * overrides). All times are the machine's: the customer's server is not sped up.
 *
 * @param retries after the first try ({@code rc})
 * @param retryOn {@code 4xx}, {@code 5xx}, {@code ct}, {@code rt} or {@code all} ({@code rp})
 * @param connect timeout ({@code ct})
 * @param read timeout ({@code rt})
 * @param total budget of all tries ({@code tt}); never above 15 s
 */
record ConnectionOverrides(
    int retries, Set<String> retryOn, Duration connect, Duration read, Duration total) {

  private static final Set<String> POLICIES = Set.of("4xx", "5xx", "ct", "rt", "all");
  // Understood, and of no meaning here: TLS server name, egress edge.
  private static final Set<String> WITHOUT_EFFECT = Set.of("sni", "e");

  /** What Twilio does when the URL has no fragment. */
  static final ConnectionOverrides DEFAULT =
      new ConnectionOverrides(
          1, Set.of("ct"), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(15));

  /**
   * Reads a fragment.
   *
   * @param fragment without the {@code #}; empty gives the defaults
   * @throws IllegalArgumentException that names the key at fault
   */
  static ConnectionOverrides parse(String fragment) {
    if (fragment.isEmpty()) {
      return DEFAULT;
    }
    Map<String, String> keys = new LinkedHashMap<>();
    for (String pair : fragment.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + pair + "' is not key=value");
      }
      keys.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    ConnectionOverrides result = DEFAULT;
    for (Map.Entry<String, String> key : keys.entrySet()) {
      result = result.with(key.getKey(), key.getValue());
    }
    return result;
  }

  boolean retries(String failure) {
    return retryOn.contains("all") || retryOn.contains(failure);
  }

  private ConnectionOverrides with(String key, String value) {
    return switch (key) {
      case "rc" -> new ConnectionOverrides(number(key, value, 0, 5), retryOn, connect, read, total);
      case "rp" -> new ConnectionOverrides(retries, policies(value), connect, read, total);
      case "ct" ->
          new ConnectionOverrides(retries, retryOn, millis(key, value, 10_000), read, total);
      case "rt" ->
          new ConnectionOverrides(retries, retryOn, connect, millis(key, value, 15_000), total);
      case "tt" ->
          new ConnectionOverrides(retries, retryOn, connect, read, millis(key, value, 15_000));
      default -> {
        if (!WITHOUT_EFFECT.contains(key)) {
          throw new IllegalArgumentException("'" + key + "' is not a connection override");
        }
        yield this;
      }
    };
  }

  private static Set<String> policies(String value) {
    Set<String> policies = Arrays.stream(value.split(",", -1)).collect(Collectors.toSet());
    if (!POLICIES.containsAll(policies)) {
      throw new IllegalArgumentException("rp must be of 4xx, 5xx, ct, rt, all, but is " + value);
    }
    return policies;
  }

  private static Duration millis(String key, String value, int max) {
    return Duration.ofMillis(number(key, value, 100, max));
  }

  private static int number(String key, String value, int min, int max) {
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a number, but is " + value, e);
    }
    if (number < min || number > max) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, but is %d".formatted(key, min, max, number));
    }
    return number;
  }
}
