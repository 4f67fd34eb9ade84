package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The call record: all that is remembered of a call, as kept in the state store. Nothing outside it
 * but the stimulus enters a decision.
 *
 * @param callId the caller's CallSid
 * @param machineVersion version of the transition table that last decided
 * @param flow pinned when the call was adopted
 * @param state where it stands
 * @param since when it entered that state
 * @param begunAt when it was adopted
 * @param sequence of its last journal record
 * @param journal where its journal begins
 * @param caller the caller's leg
 * @param ai the latest session with the assistant
 * @param wish what the caller wants
 * @param hold the latest move into the room
 * @param fallback the ladder
 * @param hunt the search for a specialist
 * @param care what was said to the caller and kept
 * @param checkUp what the carrier was asked
 * @param attempts phones rung, oldest first
 * @param deadlines open timers by name
 * @param parked who waits for the caller's document, oldest first
 * @param commands how many commands were issued: the next is numbered one higher
 * @param issued the latest commands (64 at most), oldest first
 * @param recent ids of the latest triggers that a repetition could matter of (64 at most), oldest
 *     first
 */
public record Call(
    String callId,
    String machineVersion,
    Flow flow,
    CallState state,
    Instant since,
    Instant begunAt,
    long sequence,
    CallSnapshot.JournalStart journal,
    Caller caller,
    AiSession ai,
    Wish wish,
    Hold hold,
    Fallback fallback,
    Hunt hunt,
    Care care,
    CheckUp checkUp,
    List<Attempt> attempts,
    SortedMap<String, Instant> deadlines,
    List<Ask> parked,
    int commands,
    List<IssuedCommand> issued,
    List<String> recent) {

  /** How many commands and trigger ids are remembered. */
  static final int MEMORY = 64;

  public Call {
    attempts = List.copyOf(attempts);
    deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
    parked = List.copyOf(parked);
    issued = List.copyOf(issued);
    recent = List.copyOf(recent);
  }

  /** A call first heard of by this stimulus, whatever it is: assumed to be with the assistant. */
  static Call adopt(Stimulus stimulus, String machineVersion) {
    return new Call(
        stimulus.trigger().callId(),
        machineVersion,
        stimulus.flowInForce(),
        CallState.AI,
        stimulus.now(),
        stimulus.now(),
        0,
        new CallSnapshot.JournalStart(stimulus.partition(), stimulus.now(), stimulus.source()),
        Caller.unknown(),
        AiSession.none(),
        Wish.none(),
        Hold.none(),
        Fallback.none(),
        Hunt.none(),
        Care.none(),
        CheckUp.none(),
        List.of(),
        new TreeMap<>(
            Map.of(
                Timer.CHECK_UP.key(),
                stimulus
                    .now()
                    .plus(
                        Watch.regularly(
                            stimulus.trigger().callId(), stimulus.flowInForce().timing())))),
        List.of(),
        0,
        List.of(),
        List.of());
  }

  Optional<Attempt> attempt(int number) {
    return attempts.stream().filter(each -> each.number() == number).findFirst();
  }

  /** The attempts under way: several only while phones ring at once. */
  List<Attempt> open() {
    return attempts.stream().filter(each -> !each.isOver()).toList();
  }

  Optional<IssuedCommand> command(String commandId) {
    return issued.stream().filter(each -> each.commandId().equals(commandId)).findFirst();
  }

  /**
   * The ids to be known after this trigger. Deadlines are told apart by their due time. What comes
   * again and again, all through a call, must not push out the ids of what counts: a report changes
   * nothing, and the music only what state the call is in.
   */
  List<String> remembering(Stimulus told, CallState next) {
    boolean counts =
        switch (told.trigger()) {
          case DeadlineExpired _, AiReported _ -> false;
          case HoldMusicFetched _ -> next != state;
          default -> true;
        };
    if (!counts || recent.contains(told.triggerId())) {
      return recent;
    }
    List<String> all = new ArrayList<>(recent);
    all.add(told.triggerId());
    return all.size() > MEMORY ? all.subList(1, all.size()) : all;
  }

  /** The call at a glance, for the compacted topic. */
  public CallSnapshot snapshot() {
    return new CallSnapshot(
        callId,
        state,
        since,
        begunAt,
        caller.from(),
        caller.to(),
        attempts.stream().map(Attempt::view).toList(),
        hunt.passedOver(),
        care.recordings(),
        deadlines.entrySet().stream()
            .map(each -> new Deadline(each.getKey(), each.getValue()))
            .sorted(Comparator.comparing(Deadline::dueAt).thenComparing(Deadline::name))
            .toList(),
        sequence,
        machineVersion,
        flow.version(),
        journal);
  }

  /**
   * The call in the index of ended calls.
   *
   * @param last time of its last journal record
   * @param lastSequence number of that record, which may be the one that forgets the call
   */
  public CallIndex index(Instant last, long lastSequence) {
    return new CallIndex(
        callId,
        journal.partition(),
        journal.notBefore(),
        last,
        lastSequence,
        caller.from(),
        caller.to(),
        begunAt,
        since,
        attempts.stream()
            .map(each -> new CallIndex.Rung(each.number(), each.specialist(), each.outcome()))
            .toList(),
        first("requested"),
        first("joined"),
        machineVersion,
        flow.version());
  }

  private @Nullable Instant first(String step) {
    return attempts.stream()
        .map(each -> each.times().get(step))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
