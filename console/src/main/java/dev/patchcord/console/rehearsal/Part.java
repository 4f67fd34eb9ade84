package dev.patchcord.console.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a specialist's phone behaves in the calls that begin from now on. */
public enum Part {
  BY_HAND("I play the specialist"),
  ANSWERS("answers and presses 1"),
  NO_ANSWER("lets it ring"),
  BUSY("is busy"),
  DECLINES("answers and declines with 2"),
  VOICEMAIL("is a voicemail box"),
  SILENT("answers and says nothing"),
  FAILED("cannot be reached");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** The twin's word: {@code by-hand}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All, as they are offered. */
  public static List<Part> all() {
    return List.of(values());
  }

  /**
   * The part for the twin's word.
   *
   * @throws TwinProblem if there is none
   */
  public static Part of(String word) {
    return Arrays.stream(values())
        .filter(part -> part.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new TwinProblem("No specialist behaves like '" + word + "'."));
  }
}
