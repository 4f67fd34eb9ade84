package dev.patchcord.console.config;

import dev.patchcord.console.login.Role;
import dev.patchcord.console.projection.Limits;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the eye looks. Defaults are in {@code console.yml}.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param ingressUrl base URL of the ingress's operator API; empty: nobody can act from here
 * @param ingressBudget longest time for an action; above the ingress's own {@code tool-budget}
 * @param history how far back ended calls and changes of state are read at the start
 * @param limits how much is remembered
 * @param longWait a caller who has waited longer for a person needs somebody
 * @param overdueGrace a deadline is overdue only after this, since the machine takes it at its next
 *     tick and the news takes a moment to arrive
 * @param refresh pause between two updates of a page
 * @param oidcRoleClaim claim of an OpenID Connect login that names the role
 * @param users who may log in with a password, and the operator tokens of all, by name
 */
@ConfigurationProperties(value = "patchcord.console", ignoreUnknownFields = false)
public record ConsoleSettings(
    String bootstrapServers,
    String ingressUrl,
    Duration ingressBudget,
    Duration history,
    Limits limits,
    Duration longWait,
    Duration overdueGrace,
    Duration refresh,
    String oidcRoleClaim,
    @DefaultValue Map<String, User> users) {

  /**
   * One person.
   *
   * @param password encoded, for example <code>{bcrypt}$2y$10$...</code>; empty for somebody who
   *     logs in by OpenID Connect
   * @param role what this person may do
   * @param operatorToken the token of this person at the ingress; empty: cannot act on calls
   */
  public record User(
      @DefaultValue("") String password,
      @DefaultValue("VIEWER") Role role,
      @DefaultValue("") String operatorToken) {
    @Override
    public String toString() {
      return "User[" + role + "]";
    }
  }

  @Override
  public String toString() {
    return "ConsoleSettings[" + bootstrapServers + ", users " + users.keySet() + "]";
  }
}
