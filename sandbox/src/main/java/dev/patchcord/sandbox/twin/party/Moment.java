package dev.patchcord.sandbox.twin.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * When a party does something: at a {@link Cue}, or so long after it, in call time.
 *
 * <p>As text: {@code specialist-rings}, or with a delay {@code bridged+PT5S}.
 */
public record Moment(Cue cue, Duration delay) {

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException with a line for people, if it is not one
   */
  @JsonCreator
  public static Moment parse(String text) {
    int plus = text.indexOf('+');
    if (plus < 0) {
      return new Moment(Cue.ofWord(text), Duration.ZERO);
    }
    try {
      return new Moment(
          Cue.ofWord(text.substring(0, plus)), Duration.parse(text.substring(plus + 1)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the delay of a moment must look like +PT5S, but the text is '" + text + "'", e);
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return delay.isZero() ? cue.word() : cue.word() + "+" + delay;
  }
}
