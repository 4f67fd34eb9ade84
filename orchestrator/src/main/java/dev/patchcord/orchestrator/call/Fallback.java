package dev.patchcord.orchestrator.call;

import org.jspecify.annotations.Nullable;

/**
 * How a caller is looked after when nobody took the call, or the talk is over.
 *
 * @param rung where on the ladder; null before the first fallback
 * @param reason why, for example {@code no-answer}; null before the first fallback
 * @param step number of the latest redirect, counted per call
 * @param tries redirects of this fallback
 * @param heard true once the caller's leg has asked what to do
 * @param commandId the latest redirect command; null before the first
 */
public record Fallback(
    @Nullable Rung rung,
    @Nullable String reason,
    int step,
    int tries,
    boolean heard,
    @Nullable String commandId) {

  /** Rungs of the ladder. */
  public enum Rung {
    /** A new session with the assistant, which knows why. */
    BACK_TO_AI,
    /** The talk is over: a goodbye and hang up. */
    GOODBYE,
    /** Neither a person nor the assistant: a sentence and hang up. */
    NOBODY
  }

  static Fallback none() {
    return new Fallback(null, null, 0, 0, false, null);
  }

  Fallback begun(Rung first, String why) {
    return new Fallback(first, why, step, 0, false, null);
  }

  Fallback to(Rung next) {
    return new Fallback(next, reason, step, 0, false, commandId);
  }

  Fallback redirected(String command) {
    return new Fallback(rung, reason, step + 1, tries + 1, false, command);
  }

  Fallback asked() {
    return new Fallback(rung, reason, step, tries, true, commandId);
  }
}
