package dev.patchcord.sandbox.twin.party;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A key that the party presses.
 *
 * @param after call time since the leg was first asked for a key (its first Gather began): people
 *     press when they are asked. Lost if nothing listens at that time
 * @param digit one of 0-9, * and #
 */
public record KeyPress(Duration after, String digit) {
  private static final Pattern KEY = Pattern.compile("[0-9*#]");

  public KeyPress {
    if (!KEY.matcher(digit).matches()) {
      throw new IllegalArgumentException(
          "digit must be one of 0-9, * or #, but is '" + digit + "'");
    }
  }
}
