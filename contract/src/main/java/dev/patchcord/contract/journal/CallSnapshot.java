package dev.patchcord.contract.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live call at a glance: value of the compacted topic {@code calls}; a tombstone follows some
 * time after the end.
 *
 * @param callId the caller's CallSid
 * @param state where it stands
 * @param since when it entered that state
 * @param begunAt when the machine first heard of it
 * @param from caller's number, empty if not yet known
 * @param to dialled number, empty if not yet known
 * @param attempts phones rung so far, in order
 * @param deadlines open timers, by due time
 * @param sequence sequence of the last journal record
 * @param machineVersion version of the transition table
 * @param flowVersion version of the pinned flow
 * @param journal where its journal begins
 */
public record CallSnapshot(
    String callId,
    CallState state,
    Instant since,
    Instant begunAt,
    String from,
    String to,
    List<AttemptView> attempts,
    List<JournalRecord.Deadline> deadlines,
    long sequence,
    String machineVersion,
    String flowVersion,
    JournalStart journal) {

  public CallSnapshot {
    attempts = List.copyOf(attempts);
    deadlines = List.copyOf(deadlines);
  }

  /**
   * One phone rung.
   *
   * @param number the attempt's number
   * @param specialist name
   * @param progress where the attempt stands, for example {@code RINGING}
   * @param outcome how it ended, for example {@code no-answer}; null while it goes on
   */
  public record AttemptView(
      int number, String specialist, String progress, @Nullable String outcome) {}

  /**
   * Where to start reading. A stream processor cannot know the offset of a record that it is about
   * to write, so the time stands for it: the broker finds the offset ({@code offsetsForTimes}).
   *
   * @param partition partition of {@code call-journal}, equal to that of the call's events
   * @param notBefore no journal record of this call has an earlier timestamp
   * @param first where the trigger was read that made the machine adopt the call; null if that was
   *     a deadline
   */
  public record JournalStart(
      int partition, Instant notBefore, JournalRecord.@Nullable Source first) {}
}
