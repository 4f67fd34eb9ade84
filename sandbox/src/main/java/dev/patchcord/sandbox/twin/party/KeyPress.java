package dev.patchcord.sandbox.twin.party;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that the party presses. Lost if nothing listens at that time.
 *
 * @param after call time since the leg was first asked for a key (its first Gather began): people
 *     press when they are asked. With {@code hearing}: since that question began. Absent = 1 s
 * @param digit one of 0-9, * and #
 * @param when instead of waiting for a question: at this moment, every time it comes
 * @param hearing pressed only at questions that say this, whatever the case of the letters, and
 *     once
 */
public record KeyPress(
    @Nullable Duration after, String digit, @Nullable Moment when, @Nullable String hearing) {
  private static final Pattern KEY = Pattern.compile("[0-9*#]");
  private static final Duration USUAL_THINKING = Duration.ofSeconds(1);

  public KeyPress {
    if (!KEY.matcher(digit).matches()) {
      throw new IllegalArgumentException(
          "digit must be one of 0-9, * or #, but is '" + digit + "'");
    }
    if (when != null && (after != null || hearing != null)) {
      throw new IllegalArgumentException(
          "a key with when has neither after nor hearing: write the delay into when, bridged+PT2S");
    }
    if (after != null && after.isNegative()) {
      throw new IllegalArgumentException("after must not be negative, but is " + after);
    }
  }

  /** Pressed so long after the first question. */
  public KeyPress(Duration after, String digit) {
    this(after, digit, null, null);
  }

  /** Call time between the question and the key. */
  public Duration thinking() {
    return after == null ? USUAL_THINKING : after;
  }
}
