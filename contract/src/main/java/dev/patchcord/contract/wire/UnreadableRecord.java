package dev.patchcord.contract.wire;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record are not what its topic promises. Not to be retried: goes to dead letters.
 */
public final class UnreadableRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean tooNew;

  public UnreadableRecord(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private UnreadableRecord(String message, @Nullable Throwable cause, boolean tooNew) {
    super(message, cause);
    this.tooNew = tooNew;
  }

  /** A record with a type or a word in it that this version has never heard of. */
  static UnreadableRecord tooNew(String message, Throwable cause) {
    return new UnreadableRecord(message + " (written by a newer version?)", cause, true);
  }

  /**
   * True if a newer version seems to have written it, so that the same record can be read after an
   * upgrade.
   */
  public boolean isTooNew() {
    return tooNew;
  }
}
