package dev.patchcord.contract.flow;

import org.jspecify.annotations.Nullable;

/**
 * One step in looking after a caller.
 *
 * @param kind what is done
 * @param text spoken instead of the flow's own sentence for that kind; null for that one
 */
public record Rung(Kind kind, @Nullable String text) {
  /** What can be done for a caller whom nobody talks to. */
  public enum Kind {
    /**
     * One more phone beyond {@code attempts}; skipped if nobody is left to be rung or the hold
     * limit has passed.
     */
    NEXT_SPECIALIST,
    /** A sentence; the next rung follows. */
    ANNOUNCEMENT,
    /** A new session with the assistant, which is told what happened; skipped if it fails. */
    BACK_TO_AI,
    /** The caller speaks after the tone; the call ends after it. */
    MESSAGE,
    /** "Press 1 to be called back": then the call ends; otherwise the next rung follows. */
    CALLBACK,
    /** A sentence; the call ends. */
    GOODBYE
  }

  /** A rung with the flow's own sentence. */
  public static Rung of(Kind kind) {
    return new Rung(kind, null);
  }
}
