package dev.patchcord.ingress.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Stops the start before anything listens if a secret or an address is missing: a service that
 * cannot tell Twilio from a stranger must not be reachable.
 */
public final class RequiredSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final int SHORTEST_TOKEN = 16;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  /**
   * Checks every setting that has no default.
   *
   * @throws RefusedSettings naming the environment variables that are missing or malformed
   */
  static void check(Environment environment) {
    Binder binder = Binder.get(environment);
    List<String> missing = new ArrayList<>();
    need(binder, "patchcord.twilio.auth-token", "TWILIO_AUTH_TOKEN", missing);
    need(binder, "patchcord.ingress.public-url", "PUBLIC_URL", missing);
    need(binder, "patchcord.ingress.connect.token", "CONNECT_TOKEN", missing);
    need(binder, "patchcord.vapi.private-api-key", "PRIVATE_API_KEY", missing);
    need(binder, "patchcord.vapi.phone-number-id", "PHONE_NUMBER_ID", missing);
    need(binder, "patchcord.vapi.assistant-id", "ASSISTANT_ID", missing);
    if (text(binder, "patchcord.vapi.hmac-key").isBlank()
        && text(binder, "patchcord.vapi.webhook-secret").isBlank()) {
      missing.add("VAPI_HMAC_KEY (or VAPI_WEBHOOK_SECRET)");
    }
    if (!missing.isEmpty()) {
      throw new RefusedSettings(
          "ingress cannot start: set the environment variable"
              + (missing.size() == 1 ? " " : "s ")
              + String.join(", ", missing)
              + ".");
    }
    tokens(binder);
    address("PUBLIC_URL", text(binder, "patchcord.ingress.public-url"));
    address("VAPI_BASE_URL", text(binder, "patchcord.vapi.base-url"));
  }

  private static void need(Binder binder, String name, String variable, List<String> missing) {
    if (text(binder, name).isBlank()) {
      missing.add(variable);
    }
  }

  private static String text(Binder binder, String name) {
    return binder.bind(name, String.class).orElse("");
  }

  /** Tokens that people choose are long enough not to be guessed, and each is one person's. */
  private static void tokens(Binder binder) {
    Set<String> seen = new HashSet<>();
    binder
        .bind("patchcord.ingress.operators", Bindable.mapOf(String.class, String.class))
        .orElse(Map.of())
        .forEach(
            (name, token) -> {
              longEnough("patchcord.ingress.operators." + name, token);
              if (!seen.add(token)) {
                throw new RefusedSettings(
                    "ingress cannot start: the operator "
                        + name
                        + " has the same token as another one; give each operator an own token.");
              }
            });
    binder
        .bind("patchcord.ingress.may-requeue", Bindable.listOf(String.class))
        .orElse(List.of())
        .forEach(name -> isOperator(binder, name));
    optional(binder, "patchcord.ingress.appointments.token", "APPOINTMENTS_TOKEN");
    optional(binder, "patchcord.ingress.metrics.token", "METRICS_TOKEN");
  }

  private static void isOperator(Binder binder, String name) {
    if (!binder
        .bind("patchcord.ingress.operators", Bindable.mapOf(String.class, String.class))
        .orElse(Map.of())
        .containsKey(name)) {
      throw new RefusedSettings(
          "ingress cannot start: patchcord.ingress.may-requeue names "
              + name
              + ", who is none of patchcord.ingress.operators; give that operator a token, or take"
              + " the name out.");
    }
  }

  private static void optional(Binder binder, String name, String variable) {
    String token = text(binder, name);
    if (!token.isBlank()) {
      longEnough(variable, token);
    }
  }

  private static void longEnough(String setting, String token) {
    if (token.strip().length() < SHORTEST_TOKEN) {
      throw new RefusedSettings(
          "ingress cannot start: "
              + setting
              + " must be a token of at least "
              + SHORTEST_TOKEN
              + " characters, such as 'openssl rand -hex 16' prints.");
    }
  }

  private static void address(String variable, String value) {
    try {
      URI uri = new URI(value);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Told below, in the same words as any other address that cannot be used.
    }
    throw new RefusedSettings(
        "ingress cannot start: "
            + variable
            + " must be an http or https URL without query, such as https://voice.example.com, but"
            + " is '"
            + value
            + "'.");
  }
}
