package dev.patchcord.sandbox.twin.party;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Something that happens to a leg, and that its party's script may wait for. */
public enum Cue {
  /** This leg's phone was answered; for a caller: the call was taken. */
  ANSWERED,
  /** This leg is alone in a conference. */
  HELD,
  /** The phone of somebody who is called on behalf of this caller rings. */
  SPECIALIST_RINGS,
  /** This leg hears another person. */
  BRIDGED;

  /** The JSON word: {@code specialist-rings}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Cue ofWord(String word) {
    return Arrays.stream(values())
        .filter(cue -> cue.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a moment (hangUpWhen, a key's when) must be one of %s, with an optional +PT5S, but is '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(Cue::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }
}
