package dev.patchcord.console.config;

import dev.patchcord.console.rehearsal.RehearsalSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Stops the start before anything listens if anybody could log in who should not. */
public final class RequiredSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String OIDC = "spring.security.oauth2.client.registration";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  /**
   * Checks who could log in.
   *
   * @throws RefusedSettings if nobody can, or if a password is kept so that whoever reads the
   *     settings has it, and the console can be reached from elsewhere
   */
  static void check(Environment environment) {
    Binder binder = Binder.get(environment);
    Map<String, Object> users =
        binder
            .bind("patchcord.console.users", Bindable.mapOf(String.class, Object.class))
            .orElse(Map.of());
    boolean oidc = binder.bind(OIDC, Bindable.mapOf(String.class, Object.class)).isBound();
    if (users.isEmpty() && !oidc) {
      throw new RefusedSettings(
          "nobody could log in: name at least one of patchcord.console.users.<name>.password, or an"
              + " OpenID Connect provider (docs/console.md).");
    }
    boolean here = isLoopback(environment.getProperty("server.address", ""));
    for (String user : users.keySet()) {
      String setting = "patchcord.console.users." + user + ".password";
      String password = environment.getProperty(setting, "");
      if (password.startsWith("{noop}") && !here) {
        throw new RefusedSettings(
            setting
                + " is readable ({noop}): encode it ({bcrypt}...), or set server.address to a"
                + " loopback address.");
      }
      if (!password.isEmpty() && !password.startsWith("{")) {
        throw new RefusedSettings(
            setting + " does not say how it is encoded, as in {bcrypt}$2y$10$....");
      }
    }
    address(environment, "patchcord.console.ingress-url");
    address(environment, RehearsalSettings.TWIN_URL);
  }

  private static boolean isLoopback(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void address(Environment environment, String setting) {
    String url = environment.getProperty(setting, "");
    if (url.isBlank()) {
      return;
    }
    try {
      URI uri = URI.create(url);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Told below, in the same words as any other address that cannot be used.
    }
    throw new RefusedSettings(setting + " must be an http or https URL, but is '" + url + "'.");
  }
}
