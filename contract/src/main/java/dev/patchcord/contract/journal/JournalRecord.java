package dev.patchcord.contract.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.patchcord.contract.KeepsUnknown;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.UnknownMembers;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.flow.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One trigger and what the machine made of it. Written in the same transaction as the commands, the
 * answers and the snapshot. Folding a call's records in order, with the machine of {@code
 * machineVersion}, gives the call again.
 *
 * @param callId the caller's CallSid
 * @param sequence counted per call from 1, without gaps
 * @param at when the machine took the trigger; every decision that depends on time used this time
 * @param machineVersion version of the transition table
 * @param flow the pinned flow; only on the call's first record, null afterwards
 * @param trigger what happened
 * @param triggerId CloudEvents id of the trigger's record; for a deadline {@code <name>@<dueAt>}
 * @param source where the trigger was read; null for a deadline
 * @param ask who waits for an answer to this trigger; null for nobody
 * @param from state before; null when this trigger made the machine adopt the call
 * @param to state after
 * @param transition name of the row of the table that was taken; null if rejected
 * @param commands in the order in which the dialer gets them
 * @param deadlinesSet set or replaced
 * @param deadlinesCancelled names, in order
 * @param answers to this trigger's asker or to askers that were parked before
 * @param attempts those that this decision began or changed, as they are now
 * @param roster what was known of the specialists when some of them were chosen; empty if none was
 * @param rejection why nothing was done; null if a transition was taken
 * @param unknown members that a newer version added, of the trigger or of the record itself; they
 *     are written where they stood, not under this name
 */
public record JournalRecord(
    String callId,
    long sequence,
    Instant at,
    String machineVersion,
    @Nullable Flow flow,
    Trigger trigger,
    String triggerId,
    @Nullable Source source,
    @Nullable Ask ask,
    @Nullable CallState from,
    CallState to,
    @Nullable String transition,
    List<CallCommand> commands,
    List<Deadline> deadlinesSet,
    List<String> deadlinesCancelled,
    List<GivenAnswer> answers,
    List<AttemptView> attempts,
    List<SpecialistStanding> roster,
    @Nullable String rejection,
    @JsonIgnore UnknownMembers unknown)
    implements KeepsUnknown {
  /** JSON pointer of the trigger: its unknown members are the only ones that a decision brings. */
  public static final String TRIGGER = "/trigger";

  public JournalRecord {
    commands = List.copyOf(commands);
    deadlinesSet = List.copyOf(deadlinesSet);
    deadlinesCancelled = List.copyOf(deadlinesCancelled);
    answers = List.copyOf(answers);
    attempts = List.copyOf(attempts);
    roster = List.copyOf(roster);
    // Read from JSON, it is absent.
    unknown = Objects.requireNonNullElse(unknown, UnknownMembers.NONE);
  }

  /** A record without anything that this version does not know. */
  public JournalRecord(
      String callId,
      long sequence,
      Instant at,
      String machineVersion,
      @Nullable Flow flow,
      Trigger trigger,
      String triggerId,
      @Nullable Source source,
      @Nullable Ask ask,
      @Nullable CallState from,
      CallState to,
      @Nullable String transition,
      List<CallCommand> commands,
      List<Deadline> deadlinesSet,
      List<String> deadlinesCancelled,
      List<GivenAnswer> answers,
      List<AttemptView> attempts,
      List<SpecialistStanding> roster,
      @Nullable String rejection) {
    this(
        callId,
        sequence,
        at,
        machineVersion,
        flow,
        trigger,
        triggerId,
        source,
        ask,
        from,
        to,
        transition,
        commands,
        deadlinesSet,
        deadlinesCancelled,
        answers,
        attempts,
        roster,
        rejection,
        UnknownMembers.NONE);
  }

  @Override
  public JournalRecord keeping(UnknownMembers kept) {
    return new JournalRecord(
        callId,
        sequence,
        at,
        machineVersion,
        flow,
        trigger,
        triggerId,
        source,
        ask,
        from,
        to,
        transition,
        commands,
        deadlinesSet,
        deadlinesCancelled,
        answers,
        attempts,
        roster,
        rejection,
        kept);
  }

  /** Where a trigger was read. */
  public record Source(String topic, int partition, long offset) {}

  /**
   * Somebody who waits for an answer.
   *
   * @param replyTo reply address: key of the record on {@code replies}
   * @param correlationId hex of the asker's correlation id, echoed in the reply's header
   */
  public record Ask(String replyTo, String correlationId) {}

  /** A durable timer: it survives restarts, setting it again replaces it. */
  public record Deadline(String name, Instant dueAt) {}

  /** An answer and whom it goes to. */
  public record GivenAnswer(Ask ask, Answer answer) {}
}
