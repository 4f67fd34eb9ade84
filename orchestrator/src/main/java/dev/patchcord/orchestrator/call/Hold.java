package dev.patchcord.orchestrator.call;

import org.jspecify.annotations.Nullable;

/**
 * The caller's way into the room with music.
 *
 * @param move how far the present move has come
 * @param tries hold commands of the present move
 * @param commandId the latest hold command; null before the first
 */
public record Hold(Move move, int tries, @Nullable String commandId) {

  /** Steps of a move. A wish for a person begins a new one. */
  public enum Move {
    /** Nobody wanted it. */
    NONE,
    /** The assistant is saying "please hold". */
    ANNOUNCED,
    /** The carrier was asked, or the caller's leg was given the hold document. */
    ASKED,
    /** The carrier says it redirected the leg. */
    DONE,
    /** The leg fetched the hold document. */
    FETCHED,
    /** The caller is in the room. */
    REACHED;

    boolean isAtLeast(Move other) {
      return compareTo(other) >= 0;
    }
  }

  static Hold none() {
    return new Hold(Move.NONE, 0, null);
  }

  static Hold wanted(Move move) {
    return new Hold(move, 0, null);
  }

  Hold tried(String command) {
    return new Hold(move.isAtLeast(Move.ASKED) ? move : Move.ASKED, tries + 1, command);
  }

  /** Notes a step; a lower one than the present is ignored. */
  Hold at(Move step) {
    return move.isAtLeast(step) ? this : new Hold(step, tries, commandId);
  }
}
