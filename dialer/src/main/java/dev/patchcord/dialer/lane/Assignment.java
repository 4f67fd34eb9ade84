package dev.patchcord.dialer.lane;

/**
 * The right to work on the commands of one partition. Ends when the partition moves to another
 * dialer: by handing it over (running commands are waited for) or by loss (it has moved already).
 */
public interface Assignment {

  /** Called when a command's turn has come; false if it is no longer ours to begin. */
  boolean begin(PendingCommand pending);

  /**
   * Waits until it is proven that the partition is still ours; false if it is not. Asked right
   * before every post and every claim, because a stopped process does not notice that time passes.
   */
  boolean stillOurs() throws InterruptedException;

  /**
   * Called once for every command that was begun.
   *
   * @param finished false if it was given up without an outcome, so that it must be delivered again
   */
  void end(PendingCommand pending, boolean finished);
}
