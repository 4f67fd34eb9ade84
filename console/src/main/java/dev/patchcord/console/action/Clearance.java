package dev.patchcord.console.action;

import dev.patchcord.console.config.ConsoleSettings;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.login.Role;
import java.util.Optional;

/**
 * Who can act from here, and why somebody cannot: as far as it is known before the ingress is
 * asked.
 */
public final class Clearance {
  /** Longest reason that a form takes, in characters. */
  public static final int LONGEST_WHY = 500;

  private final OperatorClient ingress;
  private final ConsoleSettings settings;

  public Clearance(OperatorClient ingress, ConsoleSettings settings) {
    this.ingress = ingress;
    this.settings = settings;
  }

  /** What the ingress can be asked for. */
  public enum Deed {
    ACT_ON_CALL(Role.OPERATOR, "Your role is viewer: operators and admins can act on calls."),
    PUT_LETTER_BACK(Role.ADMIN, "Admins can have it put back.");

    private final Role least;
    private final String otherwise;

    Deed(Role least, String otherwise) {
      this.least = least;
      this.otherwise = otherwise;
    }
  }

  /** Why this person cannot do that, in a sentence; empty if that may be possible. */
  public String hindrance(Person person, Deed deed) {
    if (person.role().compareTo(deed.least) < 0) {
      return deed.otherwise;
    }
    if (!ingress.isConnected()) {
      return "No ingress is set for this console (patchcord.console.ingress-url).";
    }
    return token(person).isBlank()
        ? "No operator token is set for you (patchcord.console.users." + person.name() + ")."
        : "";
  }

  /** What to answer to a wish that is not worth asking the ingress; empty if it is. */
  public Optional<Verdict> refusal(Person person, Deed deed, String why) {
    String hindrance = hindrance(person, deed);
    if (!hindrance.isEmpty()) {
      return Optional.of(Verdict.refused(hindrance));
    }
    return why.isBlank() || why.length() > LONGEST_WHY
        ? Optional.of(Verdict.refused("Say why, in at most %d characters.".formatted(LONGEST_WHY)))
        : Optional.empty();
  }

  /** This person's at the ingress; empty if none is set. */
  public String token(Person person) {
    ConsoleSettings.User user = settings.users().get(person.name());
    return user == null ? "" : user.operatorToken();
  }
}
