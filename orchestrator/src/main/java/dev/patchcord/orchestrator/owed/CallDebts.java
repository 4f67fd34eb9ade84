package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Callback;
import dev.patchcord.orchestrator.call.Care.Consent;
import dev.patchcord.orchestrator.call.CheckUp.Question;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Timer;
import dev.patchcord.orchestrator.timeline.CommandWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every debt of one call: each open deadline watches over one, and a few things are awaited that
 * nothing watches but the check-up.
 */
final class CallDebts {
  private final Call call;
  private final JournalNotes notes;
  private final List<Debt> debts = new ArrayList<>();

  private CallDebts(Call call, JournalNotes notes) {
    this.call = call;
    this.notes = notes;
  }

  static List<Debt> of(Call call, JournalNotes notes) {
    CallDebts of = new CallDebts(call, notes);
    call.deadlines().forEach((name, due) -> of.watched(new Deadline(name, due)));
    of.unwatched();
    return of.debts.stream().sorted(Debt.NEXT_FIRST).toList();
  }

  private void watched(Deadline deadline) {
    Timer timer = Timer.named(deadline.name()).orElse(null);
    Instant set = notes.deadlineSetAt(deadline.name()).orElse(call.since());
    if (timer == null) {
      debts.add(TimerExpectations.unknown(deadline.name()).since(set, deadline));
      return;
    }
    int number = TimerExpectations.numberIn(timer, deadline.name());
    Expectation plain = TimerExpectations.of(timer, number);
    Expectation expected =
        switch (timer) {
          case AI_SESSION ->
              Expectation.of(Debtor.VAPI, "open session %d".formatted(call.ai().number()))
                  .adding(whoWaits());
          case HOLD_CONFIRM -> LegExpectations.intoTheRoom(call, notes);
          case ATTEMPT ->
              attempt(number).map(each -> PhoneExpectations.of(call, each)).orElse(plain);
          case FALLBACK_CONFIRM -> LegExpectations.onTheLadder(call, notes);
          case TALK_OVER -> plain.adding(whoWaits());
          case END_LEG -> attempt(number).map(CallDebts::letGo).orElse(plain);
          case CHECK_UP -> checkUp(plain);
          case CALLBACK -> callback(number).map(this::callback).orElse(plain);
          case HAND_OVER, RETRY_HOLD, HOLD_LIMIT, NEXT_ROUND, RETRY_REDIRECT, FORGET -> plain;
        };
    debts.add(expected.since(since(timer, number, set), deadline));
  }

  /**
   * A phone's own step, where it has taken one, says more than the deadline that was set for it.
   */
  private Instant since(Timer timer, int number, Instant set) {
    return switch (timer) {
      case ATTEMPT ->
          attempt(number)
              .filter(_ -> call.checkUp().about(number, timer.key() + number).isEmpty())
              .flatMap(each -> PhoneExpectations.stepAt(each.progress().name(), each.times()))
              .orElse(set);
      case CALLBACK ->
          callback(number).flatMap(Callback::current).map(Callback.Try::at).orElse(set);
      default -> set;
    };
  }

  private void unwatched() {
    if (call.state() == CallState.BRIDGED) {
      call.open().forEach(this::talk);
    }
    if (call.state() == CallState.AI && !call.ai().status().equals(Status.OPENING)) {
      debts.add(withTheAssistant().since(call.since(), null));
    }
    call.attempts().stream().filter(this::isStillToFallSilent).forEach(this::silent);
    call.care().recordings().stream()
        .filter(each -> each.url() == null)
        .forEach(
            each ->
                debts.add(
                    Expectation.of(Debtor.TWILIO, "keep the recording of the " + each.purpose())
                        .inBackground()
                        .since(call.since(), null)));
    Consent consent = call.care().consent();
    if (consent.announcement() > 0 && !consent.heard()) {
      debts.add(
          Expectation.of(Debtor.TWILIO, "let the room hear that the talk is recorded")
              .inBackground()
              .since(call.since(), null));
    }
    notes.outstanding().stream()
        .filter(sent -> debts.stream().noneMatch(each -> isOf(each, sent.command())))
        .forEach(sent -> debts.add(outcome(sent)));
  }

  private void talk(Attempt attempt) {
    debts.add(
        PhoneExpectations.of(call, attempt)
            .adding(", within %d min".formatted(call.flow().maxTalk().toMinutes()))
            .since(
                PhoneExpectations.stepAt(attempt.progress().name(), attempt.times())
                    .orElse(call.since()),
                null));
  }

  private Expectation withTheAssistant() {
    return call.ai().status() == Status.OPEN
        ? Expectation.of(Debtor.CALLER, "talk to the assistant, or hang up")
        : Expectation.of(Debtor.TWILIO, "ask what comes next for the caller, or end the line");
  }

  private Expectation checkUp(Expectation plain) {
    return call.checkUp()
        .about(0, null)
        .map(Question::commandId)
        .map(id -> Expectation.of(Debtor.TWILIO, "answer how the caller's line stands").about(id))
        .orElse(plain);
  }

  /** One that was let go hears why as its next document; any other is stopped once more. */
  private static Expectation letGo(Attempt attempt) {
    String person = PhoneExpectations.person(attempt.specialist(), attempt.number());
    return attempt.endTries() == 0
        ? Expectation.of(Debtor.SPECIALIST, "hear that it is over, and hang up").by(person)
        : Expectation.of(Debtor.TIMER, "stop the phone of %s again".formatted(person));
  }

  private Expectation callback(Callback callback) {
    Callback.Try current = callback.current().orElse(null);
    if (call.state() != CallState.ENDED || current == null) {
      return Expectation.of(Debtor.TIMER, "call the caller back at " + callback.to());
    }
    if (current.asked()) {
      return Expectation.of(Debtor.TWILIO, "answer what became of callback " + current.number());
    }
    if (current.answeredBy() != null) {
      return Expectation.of(Debtor.CALLER, "press 1 to be connected");
    }
    return current.legSid() == null
        ? Expectation.of(Debtor.DIALER, "call the caller back at " + callback.to())
            .about(current.commandId())
        : Expectation.of(Debtor.CALLER, "answer callback " + current.number());
  }

  /** Asked to stop, and nothing has shown yet that it did. */
  private boolean isStillToFallSilent(Attempt attempt) {
    return attempt.outcome() != null
        && attempt.progress() != Progress.ENDED
        && attempt.endTries() > 0
        && debts.stream().noneMatch(each -> isWatchedBy(each, Timer.END_LEG, attempt.number()));
  }

  private void silent(Attempt attempt) {
    String person = PhoneExpectations.person(attempt.specialist(), attempt.number());
    Instant over =
        Optional.ofNullable(attempt.times().get("over"))
            .or(() -> Optional.ofNullable(attempt.times().get("left")))
            .orElse(call.since());
    debts.add(
        Expectation.of(Debtor.TWILIO, "say that the phone of %s is silent".formatted(person))
            .inBackground()
            .since(over, null));
  }

  private Debt outcome(JournalNotes.Sent sent) {
    CallCommand command = sent.command();
    Expectation of =
        Expectation.of(
                sent.posted() ? Debtor.TWILIO : Debtor.DIALER,
                "report on: " + CommandWords.brief(command))
            .about(command.commandId());
    return (isBeside(command) ? of.inBackground() : of).since(command.at(), null);
  }

  /** True if the outcome would change nothing, since the call has gone on without it. */
  private boolean isBeside(CallCommand command) {
    return switch (command) {
      case CancelLeg _, EndLeg _, CallBack _ -> false;
      case DialSpecialist dial ->
          attempt(dial.attempt()).filter(each -> each.progress() == Progress.REQUESTED).isEmpty();
      case HoldCaller _,
          RedirectCaller _,
          LookUpCaller _,
          LookUpAttempt _,
          AnnounceToRoom _,
          StartRecording _,
          StopRecording _ ->
          true;
    };
  }

  private String whoWaits() {
    int waiting = call.parked().size();
    return waiting == 0
        ? ""
        : waiting == 1
            ? "; 1 request waits for it"
            : "; %d requests wait for it".formatted(waiting);
  }

  private Optional<Attempt> attempt(int number) {
    return call.attempts().stream().filter(each -> each.number() == number).findFirst();
  }

  private Optional<Callback> callback(int number) {
    return call.care().callbacks().stream().filter(each -> each.number() == number).findFirst();
  }

  private static boolean isOf(Debt debt, CallCommand command) {
    return command.commandId().equals(debt.commandId());
  }

  private static boolean isWatchedBy(Debt debt, Timer timer, int number) {
    @Nullable Deadline watch = debt.watch();
    return watch != null && watch.name().equals(timer.key() + number);
  }
}
