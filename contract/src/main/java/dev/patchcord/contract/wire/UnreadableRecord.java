package dev.patchcord.contract.wire;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record are not what its topic promises. Not to be retried: goes to dead letters.
 */
public final class UnreadableRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableRecord(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
