package dev.patchcord.console.login;

import dev.patchcord.console.text.Numbers;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.security.core.Authentication;

/** Who is looking. */
public record Person(String name, Role role) {

  /** The person who has logged in; a viewer where no role is known. */
  public static Person of(Authentication login) {
    Role role =
        Arrays.stream(Role.values())
            .filter(
                each ->
                    login.getAuthorities().stream()
                        .anyMatch(granted -> each.authority().equals(granted.getAuthority())))
            .max(Comparator.naturalOrder())
            .orElse(Role.VIEWER);
    return new Person(login.getName(), role);
  }

  /** A text as this person may see it. */
  public String sees(String text) {
    return role.seesNumbers() ? text : Numbers.masked(text);
  }
}
