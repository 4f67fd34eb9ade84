package dev.patchcord.sandbox.soak;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a soak leaves behind.
 *
 * @param capsules directory for a capsule of each call with a broken promise, which lets it happen
 *     again; null for none
 * @param journal file for the journal of every call, as {@code replay} reads it; null for none
 */
public record SoakFiles(@Nullable Path capsules, @Nullable Path journal) {
  /** Nothing. */
  public static SoakFiles none() {
    return new SoakFiles(null, null);
  }
}
