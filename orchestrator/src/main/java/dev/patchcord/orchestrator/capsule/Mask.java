package dev.patchcord.orchestrator.capsule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the words out of a text and leaves its shape: length, pauses, and the places that the
 * machine fills in. How long a text takes to say, and which of its parts are said, decides.
 */
final class Mask {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+\\}");

  /** A letter outside the basic plane, since the machine cuts no pair in two. */
  private static final String PAIR = Character.toString(0x1D569);

  private static final int ASCII = 0x80;

  private Mask() {}

  static String of(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    Matcher placeholders = PLACEHOLDER.matcher(text);
    int done = 0;
    while (placeholders.find()) {
      masked.append(masked(text.substring(done, placeholders.start())));
      masked.append(placeholders.group());
      done = placeholders.end();
    }
    return masked.append(masked(text.substring(done))).toString();
  }

  private static String masked(String words) {
    StringBuilder masked = new StringBuilder(words.length());
    words.codePoints().forEach(each -> masked.append(masked(each)));
    return masked.toString();
  }

  private static String masked(int letter) {
    if (Character.isSupplementaryCodePoint(letter)) {
      return PAIR;
    }
    if (Character.isDigit(letter)) {
      return "0";
    }
    if (letter < ASCII && !Character.isLetter(letter)) {
      return Character.toString(letter);
    }
    return Character.isUpperCase(letter) ? "X" : "x";
  }
}
