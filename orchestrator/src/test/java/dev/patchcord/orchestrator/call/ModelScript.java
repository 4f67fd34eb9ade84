package dev.patchcord.orchestrator.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the people of a modelled call behave, and the carrier with them.
 *
 * @param habits of the phones, in the order in which they are rung; the last goes for all after it
 * @param replies to the dials, likewise
 * @param transfers how often the assistant asks for a person; afterwards the caller talks to it and
 *     hangs up
 * @param isAssistantDown no session can be opened
 * @param speaks the caller leaves messages and wants to be called back
 * @param redirectFetchesAction a redirect out of the room fetches the Dial's action too
 * @param patience after which the caller hangs up, wherever; null for never
 */
public record ModelScript(
    List<Habit> habits,
    List<Reply> replies,
    int transfers,
    boolean isAssistantDown,
    boolean speaks,
    boolean redirectFetchesAction,
    @Nullable Duration patience) {

  /** What a phone does. */
  public enum Habit {
    ACCEPTS,
    DECLINES,
    BUSY,
    NO_ANSWER,
    MACHINE,
    HANGS_UP
  }

  /** What the dialer hears of a dial. */
  public enum Reply {
    DONE,
    /** The phone rings, and the reply is lost. */
    LOST_AFTER,
    /** The request is lost. */
    LOST_BEFORE
  }

  public static ModelScript of(Habit... habits) {
    return new ModelScript(List.of(habits), List.of(Reply.DONE), 1, false, true, false, null);
  }

  public ModelScript replied(Reply... to) {
    return new ModelScript(
        habits, List.of(to), transfers, isAssistantDown, speaks, redirectFetchesAction, patience);
  }

  public ModelScript transferred(int times) {
    return new ModelScript(
        habits, replies, times, isAssistantDown, speaks, redirectFetchesAction, patience);
  }

  public ModelScript withoutAssistant() {
    return new ModelScript(
        habits, replies, transfers, true, speaks, redirectFetchesAction, patience);
  }

  public ModelScript silent() {
    return new ModelScript(
        habits, replies, transfers, isAssistantDown, false, redirectFetchesAction, patience);
  }

  public ModelScript fetchingTwice() {
    return new ModelScript(habits, replies, transfers, isAssistantDown, speaks, true, patience);
  }

  public ModelScript hangingUpAfter(Duration time) {
    return new ModelScript(
        habits, replies, transfers, isAssistantDown, speaks, redirectFetchesAction, time);
  }

  Habit habit(int attempt) {
    return habits.get(Math.min(attempt, habits.size()) - 1);
  }

  Reply replyTo(int attempt) {
    return replies.get(Math.min(attempt, replies.size()) - 1);
  }
}
