package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: the call as it will be, and what goes out. Lives for one call of the
 * decider; effects write into it.
 */
final class Draft {
  private final Call before;
  private final Stimulus stimulus;
  private final Stimulus told;
  private final List<Attempt> attempts;
  private final SortedMap<String, Instant> deadlines;
  private final Asks asks;
  private final List<IssuedCommand> issued;
  private final List<CallCommand> commands = new ArrayList<>();
  private int commandCount;
  private CallState state;
  private Instant since;
  private boolean forgotten;

  Caller caller;
  AiSession ai;
  Wish wish;
  Hold hold;
  Fallback fallback;
  Hunt hunt;
  Care care;
  CheckUp checkUp;

  /**
   * A draft.
   *
   * @param told what came in, as the journal keeps it
   * @param stimulus the same, or the event that it makes up for
   */
  Draft(Call before, Stimulus told, Stimulus stimulus) {
    this.before = before;
    this.told = told;
    this.stimulus = stimulus;
    this.attempts = new ArrayList<>(before.attempts());
    this.deadlines = new TreeMap<>(before.deadlines());
    this.asks = new Asks(before.parked());
    this.issued = new ArrayList<>(before.issued());
    this.commandCount = before.commands();
    this.state = before.state();
    this.since = before.since();
    this.caller = before.caller();
    this.ai = before.ai();
    this.hold = before.hold();
    this.wish = before.wish();
    this.fallback = before.fallback();
    this.hunt = before.hunt();
    this.care = before.care();
    this.checkUp = before.checkUp();
    if (stimulus.trigger() instanceof DeadlineExpired expired) {
      deadlines.remove(expired.name(), expired.dueAt());
    }
  }

  Stimulus stimulus() {
    return stimulus;
  }

  /** What came in: another trigger only if it makes up for the one that rows are told. */
  Trigger told() {
    return told.trigger();
  }

  /** The call as it was before this decision. */
  Call known() {
    return before;
  }

  Instant now() {
    return stimulus.now();
  }

  String callId() {
    return before.callId();
  }

  /** How long each expected event may take. */
  Timing timing() {
    return before.flow().timing();
  }

  Flow flow() {
    return before.flow();
  }

  CallState state() {
    return state;
  }

  /** The specialist's leg that the trigger is about. */
  Subject subject() {
    return Subject.of(before, stimulus.trigger());
  }

  /** Changes the state; deadlines that mean nothing in the new one are cancelled. */
  void enter(CallState next) {
    if (next != state) {
      state = next;
      since = now();
      deadlines
          .keySet()
          .removeIf(name -> Timer.named(name).filter(timer -> timer.belongsTo(next)).isEmpty());
    }
  }

  /** The record is to be deleted. */
  void forget() {
    forgotten = true;
  }

  void deadline(Timer timer, Duration in) {
    deadlines.put(timer.key(), now().plus(in));
  }

  void deadline(String name, Duration in) {
    deadlines.put(name, now().plus(in));
  }

  void cancel(Timer timer) {
    deadlines.remove(timer.key());
  }

  void cancel(String name) {
    deadlines.remove(name);
  }

  Optional<Instant> dueAt(Timer timer) {
    return dueAt(timer.key());
  }

  Optional<Instant> dueAt(String deadline) {
    return Optional.ofNullable(deadlines.get(deadline));
  }

  boolean isOpen(String deadline) {
    return deadlines.containsKey(deadline);
  }

  boolean isSomebodyParked() {
    return !asks.parked().isEmpty();
  }

  /** Tells whoever waits longest; an ingress instance carries it out even if it comes late. */
  void answerWhoWaits(Answer given) {
    asks.answerWhoWaits(given);
  }

  /** What the trigger's own asker is told, if there is one. */
  void answer(Answer given) {
    asks.answer(given);
  }

  /** The id of the command that is issued next. */
  String nextCommandId() {
    return callId() + "-" + (commandCount + 1);
  }

  /**
   * The id of the question that is asked next. Questions are numbered apart: what is done keeps its
   * number whether or not the carrier was asked before.
   */
  String nextQuestionId() {
    return callId() + "-q" + (checkUp.asked() + 1);
  }

  void issue(CallCommand command) {
    IssuedCommand noted = IssuedCommand.of(command);
    if (noted.isQuestion()) {
      checkUp = checkUp.counted();
    } else {
      commandCount++;
    }
    commands.add(command);
    issued.add(noted);
    if (issued.size() > Call.MEMORY) {
      issued.removeFirst();
    }
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  Optional<Attempt> attempt(int number) {
    return attempts.stream().filter(each -> each.number() == number).findFirst();
  }

  /** The attempts under way: several only while phones ring at once. */
  List<Attempt> open() {
    return attempts.stream().filter(each -> !each.isOver()).toList();
  }

  /** One more than any attempt so far, strays included. */
  int nextAttempt() {
    return attempts.stream().mapToInt(Attempt::number).max().orElse(0) + 1;
  }

  void add(Attempt attempt) {
    attempts.add(attempt);
  }

  void change(int number, UnaryOperator<Attempt> how) {
    attempts.replaceAll(each -> each.number() == number ? how.apply(each) : each);
  }

  /** The decision, once every effect was applied. */
  Decision decision(
      @Nullable CallState from, @Nullable Transition taken, @Nullable Refusal refusal) {
    asks.settle(call(), told, refusal);
    Call after = call();
    JournalRecord journal =
        new JournalEntry(before, after, told, from)
            .record(taken, refusal, commands, asks.answers());
    return new Decision(forgotten ? null : after, journal, refusal == null ? null : refusal.kind());
  }

  private Call call() {
    return new Call(
        callId(),
        before.machineVersion(),
        flow(),
        state,
        since,
        before.begunAt(),
        before.sequence() + 1,
        before.journal(),
        caller,
        ai,
        wish,
        hold,
        fallback,
        hunt,
        care,
        checkUp,
        attempts,
        deadlines,
        asks.parked(),
        commandCount,
        issued,
        before.remembering(told, state));
  }
}
