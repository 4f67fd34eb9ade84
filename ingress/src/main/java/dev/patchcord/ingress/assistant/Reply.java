package dev.patchcord.ingress.assistant;

import org.jspecify.annotations.Nullable;

/**
 * What a model is told about one use of a tool, on one line.
 *
 * @param result null if it failed
 * @param error null if it did not
 */
public record Reply(@Nullable String result, @Nullable String error) {

  static Reply done(String text) {
    return new Reply(ToolTexts.oneLine(text), null);
  }

  static Reply failed(String text) {
    return new Reply(null, ToolTexts.oneLine(text));
  }

  /** Whichever it is. */
  public String text() {
    return result == null ? String.valueOf(error) : result;
  }
}
