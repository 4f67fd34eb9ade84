package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Spoken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a caller is looked after when nobody took the call, or the talk is over.
 *
 * @param plan the ladder that is climbed
 * @param next index of the rung that is tried next
 * @param page what the caller's leg gets while it is looked after; null before the first fallback
 * @param words spoken on that page
 * @param pageStep number under which the leg comes back from that page
 * @param reason why, for example {@code no-answer}; null before the first fallback
 * @param talk attempt that the caller talked to last; 0 for none
 * @param oneMore true while a phone is owed to the caller beyond the limit of attempts
 * @param holdUntil when the hold that this plan began in had lasted long enough; null before the
 *     first fallback
 * @param step latest number of a redirect or a page, counted per call
 * @param tries redirects since the leg was last heard
 * @param heard true once the caller's leg has asked what to do on this page
 * @param commandId the latest redirect command; null before the first
 */
public record Fallback(
    Plan plan,
    int next,
    @Nullable Page page,
    List<Spoken> words,
    int pageStep,
    @Nullable String reason,
    int talk,
    boolean oneMore,
    @Nullable Instant holdUntil,
    int step,
    int tries,
    boolean heard,
    @Nullable String commandId) {

  /** Which ladder. */
  public enum Plan {
    /** None: the caller is not being looked after. */
    NONE,
    /** Nobody took the call. */
    FAILED,
    /** Caller and specialist have talked. */
    TALKED
  }

  /** What the caller's leg gets. */
  public enum Page {
    /** The talk is over, and for a moment nobody knows whether it was cut. */
    UNDECIDED,
    /** A new session with the assistant, which knows why. */
    ASSISTANT,
    /** Hold again, and one more phone. */
    SPECIALIST,
    /** A sentence; then the leg comes back. */
    ANNOUNCEMENT,
    /** The caller may speak after the tone. */
    MESSAGE,
    /** The caller may press 1 to be called back. */
    CALLBACK,
    /** A sentence and hang up. */
    LAST_WORDS;

    /** True if the leg comes back from it with the caller's reaction, or for the next one. */
    boolean isFollowed() {
      return this == ANNOUNCEMENT || this == MESSAGE || this == CALLBACK;
    }
  }

  public Fallback {
    words = List.copyOf(words);
  }

  static Fallback none() {
    return new Fallback(Plan.NONE, 0, null, List.of(), 0, null, 0, false, null, 0, 0, false, null);
  }

  boolean isOn(Page wanted) {
    return page == wanted;
  }

  boolean isRunning() {
    return plan != Plan.NONE;
  }

  /** From the first rung of a ladder. */
  Fallback begun(Plan which, String why, Instant limit) {
    return new Fallback(
        which, 0, null, List.of(), pageStep, why, talk, false, limit, step, 0, false, commandId);
  }

  /** The same ladder goes on, for another reason. */
  Fallback goesOn(String why) {
    return new Fallback(
        plan, next, page, words, pageStep, why, talk, false, holdUntil, step, 0, false, commandId);
  }

  /** The caller talks to somebody again; what was learnt stays known. */
  Fallback over() {
    return new Fallback(
        Plan.NONE, 0, null, List.of(), pageStep, reason, talk, false, holdUntil, step, tries, heard,
        commandId);
  }

  /** The talk with this attempt is over. */
  Fallback talked(int attempt) {
    return new Fallback(
        plan, next, page, words, pageStep, reason, attempt, oneMore, holdUntil, step, tries, heard,
        commandId);
  }

  /**
   * Another page, which the caller's leg has not asked for yet. One that the leg comes back from
   * gets a number of its own: a redirect also fetches the interrupted Dial's action, and neither of
   * the two may be taken for the leg's return (trap 9 of the design).
   */
  Fallback on(Page wanted, List<Spoken> spoken, int following) {
    int number = wanted.isFollowed() ? step + 1 : step;
    return new Fallback(
        plan,
        following,
        wanted,
        spoken,
        number,
        reason,
        talk,
        wanted == Page.SPECIALIST,
        holdUntil,
        number,
        0,
        false,
        commandId);
  }

  /** The phone that was owed is being rung. */
  Fallback rung() {
    return new Fallback(
        plan, next, page, words, pageStep, reason, talk, false, holdUntil, step, tries, heard,
        commandId);
  }

  Fallback redirected(String command) {
    return new Fallback(
        plan, next, page, words, pageStep, reason, talk, oneMore, holdUntil, step + 1, tries + 1,
        false, command);
  }

  Fallback asked() {
    return new Fallback(
        plan, next, page, words, pageStep, reason, talk, oneMore, holdUntil, step, tries, true,
        commandId);
  }
}
