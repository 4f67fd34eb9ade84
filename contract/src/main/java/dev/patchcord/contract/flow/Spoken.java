package dev.patchcord.contract.flow;

import org.jspecify.annotations.Nullable;

/**
 * A text to be spoken by the carrier.
 *
 * @param text plain text, may be empty: nothing is spoken
 * @param language BCP 47; null for the carrier's default
 * @param voice the carrier's name of a voice; null for the account's own
 */
public record Spoken(String text, @Nullable String language, @Nullable String voice) {
  /** A text in the carrier's default language and voice. */
  public static Spoken plain(String text) {
    return new Spoken(text, null, null);
  }
}
