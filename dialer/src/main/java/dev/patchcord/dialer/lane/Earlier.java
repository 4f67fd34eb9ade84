package dev.patchcord.dialer.lane;

import org.jspecify.annotations.Nullable;

/**
 * What the log says that a dialer before us did with a command.
 *
 * @param legSid the leg that was dialled or acted on; null if none or unknown
 */
public record Earlier(Progress progress, @Nullable String legSid) {
  /** Nothing: the command is new, or was never begun. */
  public static final Earlier NOTHING = new Earlier(Progress.NONE, null);

  /** Claimed, without an outcome. */
  public static final Earlier STARTED = new Earlier(Progress.STARTED, null);

  /** How far it came. */
  public enum Progress {
    NONE,
    STARTED,
    FINISHED
  }

  /** It has its outcome. */
  public static Earlier finished(@Nullable String legSid) {
    return new Earlier(Progress.FINISHED, legSid);
  }
}
