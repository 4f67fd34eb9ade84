package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, checked as Twilio checks them. */
final class Form {
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern OTHER_ADDRESS = Pattern.compile("(sip|sips|client):.+");

  private final Map<String, String[]> values;

  Form(Map<String, String[]> values) {
    this.values = values;
  }

  /** The value; empty also for a parameter sent with nothing in it. */
  Optional<String> text(String name) {
    String[] given = values.get(name);
    return given == null || given.length == 0 || given[0].isEmpty()
        ? Optional.empty()
        : Optional.of(given[0]);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** A list: repeated keys, or one value with spaces. */
  Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String value : values.getOrDefault(name, new String[0])) {
      words.addAll(
          Arrays.stream(value.strip().split("[\\s,]+")).filter(word -> !word.isEmpty()).toList());
    }
    return words;
  }

  @Nullable Boolean flag(String name) {
    return text(name).map(Boolean::parseBoolean).orElse(null);
  }

  boolean flag(String name, boolean otherwise) {
    return text(name).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /** Seconds within bounds. */
  Duration seconds(String name, Duration otherwise, int min, int max, int code) {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    if (!given.get().matches("\\d{1,6}")
        || Integer.parseInt(given.get()) < min
        || Integer.parseInt(given.get()) > max) {
      throw TwilioRefusal.badRequest(
          code, "Invalid %s: '%s' is not from %d to %d".formatted(name, given.get(), min, max));
    }
    return Duration.ofSeconds(Integer.parseInt(given.get()));
  }

  /** One of a few words. */
  Optional<String> oneOf(String name, List<String> allowed, int code) {
    Optional<String> given = text(name);
    if (given.isPresent() && !allowed.contains(given.get())) {
      throw TwilioRefusal.badRequest(
          code, "%s must be one of %s, but is '%s'".formatted(name, allowed, given.get()));
    }
    return given;
  }

  /** To: who is called. */
  String to() {
    String to =
        text("To")
            .orElseThrow(() -> TwilioRefusal.badRequest(21201, "No 'To' number is specified"));
    if (!PHONE.matcher(to).matches() && !OTHER_ADDRESS.matcher(to).matches()) {
      throw TwilioRefusal.badRequest(
          21211, "The phone number you are attempting to call, " + to + ", is not valid.");
    }
    return to;
  }

  /** From: one of the account's numbers, if a phone is called. */
  String from() {
    String from =
        text("From")
            .orElseThrow(
                () ->
                    TwilioRefusal.badRequest(
                        21213, "The 'From' phone number is required to make a call"));
    if (!PHONE.matcher(from).matches() && !OTHER_ADDRESS.matcher(from).matches()) {
      throw TwilioRefusal.badRequest(
          21212, "The phone number provided as 'From', " + from + ", is not valid.");
    }
    return from;
  }

  /** A URL and its method; empty if the URL is not given. */
  Optional<Hook> hook(String urlName, String methodName, int code) {
    String method = oneOf(methodName, List.of("POST", "GET", "post", "get"), 21209).orElse("POST");
    return text(urlName)
        .map(
            url ->
                new Hook(checked(urlName, url, code), method.toUpperCase(java.util.Locale.ROOT)));
  }

  private static String checked(String name, String url, int code) {
    String bare = url.contains("#") ? url.substring(0, url.indexOf('#')) : url;
    try {
      URI uri = new URI(bare);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      // Java knows no host with an underscore either.
      if (web && uri.getHost() != null && !uri.getHost().contains("_")) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw TwilioRefusal.badRequest(code, name + " is not a valid URL: " + url);
    }
    throw TwilioRefusal.badRequest(code, name + " is not a valid URL: " + url);
  }
}
