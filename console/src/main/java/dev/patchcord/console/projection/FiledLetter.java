package dev.patchcord.console.projection;

import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, and whether its record was put back.
 *
 * @param id partition and offset, for example {@code 3:41}
 * @param putBack the latest time that it was; null if it never was
 */
public record FiledLetter(String id, DeadLetter content, @Nullable DeadLetterRequeued putBack) {

  /** True while somebody should look at it. */
  public boolean isOpen() {
    return putBack == null;
  }
}
