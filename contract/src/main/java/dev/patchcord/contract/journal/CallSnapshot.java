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
 * @param passedOver who was not rung for the present transfer, and why
 * @param recordings of this call, in order
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
    List<PassedOver> passedOver,
    List<RecordingView> recordings,
    List<JournalRecord.Deadline> deadlines,
    long sequence,
    String machineVersion,
    String flowVersion,
    JournalStart journal) {

  public CallSnapshot {
    attempts = List.copyOf(attempts);
    passedOver = List.copyOf(passedOver);
    recordings = List.copyOf(recordings);
    deadlines = List.copyOf(deadlines);
  }

  /**
   * Somebody who was not rung.
   *
   * @param why for example {@code outside-hours}, {@code declined} or {@code lacks billing}
   */
  public record PassedOver(String specialist, String why) {}

  /**
   * A recording of the caller's leg.
   *
   * @param purpose {@code call} or {@code message}
   * @param url null until it is kept
   */
  public record RecordingView(String recordingSid, String purpose, @Nullable String url) {}

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
