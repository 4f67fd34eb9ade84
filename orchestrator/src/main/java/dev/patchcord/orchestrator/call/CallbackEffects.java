package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.orchestrator.call.Callback.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What rows do about calling the caller back. The promise is kept by the record of the call that it
 * was given in; a caller who accepts begins a call of its own.
 */
final class CallbackEffects {

  private CallbackEffects() {}

  /** The caller pressed 1 on the rung of that name. */
  static void chosen(Draft draft) {
    promise(
        draft,
        draft.caller.from(),
        draft.wish.reason(),
        draft.now().plus(draft.flow().callbacks().delay()));
    Sentences sentences = draft.flow().sentences();
    LadderEffects.lastWords(
        draft,
        List.of(
            draft.flow().spoken(sentences.callbackPromised()),
            draft.flow().spoken(sentences.goodbye())));
  }

  /** The assistant asked for it in the caller's name. */
  static void requested(Draft draft) {
    if (draft.stimulus().trigger() instanceof CallbackRequested wanted) {
      Instant soonest = draft.now().plus(draft.flow().callbacks().delay());
      Instant wished = wanted.notBefore();
      promise(
          draft,
          CallbackGuards.number(draft.known(), wanted),
          wanted.reason() == null ? draft.wish.reason() : wanted.reason(),
          wished == null ? soonest : wished.isBefore(draft.now()) ? draft.now() : wished);
    }
  }

  /** One open promise per number: the latest word about it counts. */
  private static void promise(Draft draft, String to, @Nullable String reason, Instant due) {
    Optional<Callback> open =
        draft.care.callbacks().stream()
            .filter(each -> !each.settled() && each.to().equals(to))
            .findFirst();
    int number = open.map(Callback::number).orElse(draft.care.callbacks().size() + 1);
    if (open.isPresent()) {
      draft.care = draft.care.change(number, each -> each.wantedAgain(reason, due));
    } else {
      draft.care = draft.care.promised(Callback.wanted(number, to, reason, due));
    }
    draft.deadline(Timer.callback(number), Duration.between(draft.now(), due));
    draft.cancel(Timer.FORGET);
  }

  /** The caller is still in the call that it was promised in: later. */
  static void postpone(Draft draft) {
    due(draft).ifPresent(each -> again(draft, each, draft.flow().callbacks().retryAfter()));
  }

  /** Rings the caller's phone, once. */
  static void ring(Draft draft) {
    due(draft).ifPresent(each -> ring(draft, each));
  }

  private static void ring(Draft draft, Callback callback) {
    Callbacks rules = draft.flow().callbacks();
    int number = 1 + draft.care.callbacks().stream().mapToInt(each -> each.tries().size()).sum();
    String id = draft.nextCommandId();
    draft.issue(
        new CallBack(
            id,
            draft.callId(),
            draft.now(),
            "the caller asked to be called back",
            number,
            callback.to(),
            draft.flow().from(),
            rules.ringTimeout(),
            draft.now().plus(draft.timing().carrierQueue())));
    draft.care =
        draft.care.change(callback.number(), each -> each.tried(Try.of(number, id, draft.now())));
    draft.deadline(
        Timer.callback(callback.number()),
        rules
            .ringTimeout()
            .plus(draft.timing().carrierGrace())
            .plus(draft.timing().carrierQueue())
            .plus(draft.timing().patience()));
  }

  /** Nothing was heard of the try for too long: the carrier knows what became of it. */
  static void ask(Draft draft) {
    due(draft)
        .ifPresent(
            each ->
                each.current()
                    .ifPresent(
                        one -> {
                          CheckUpEffects.askAboutCallback(
                              draft, one.number(), one.legSid(), each.to(), one.at());
                          ofTry(draft, one.number(), Try::askedAbout);
                          draft.deadline(
                              Timer.callback(each.number()),
                              draft.timing().lookUp().plus(draft.timing().callbackGrace()));
                        }));
  }

  /** Nor does the carrier say that it is over: another one later, never at once. */
  static void overdue(Draft draft) {
    due(draft)
        .ifPresent(
            each -> each.current().ifPresent(one -> over(draft, each.number(), one.number())));
  }

  static void dialled(Draft draft) {
    if (draft.stimulus().trigger() instanceof CommandDone done) {
      ofCommand(draft, one -> one.knownAs(done.legSid()));
    }
  }

  /** No phone rang. */
  static void refused(Draft draft) {
    if (draft.stimulus().trigger() instanceof CommandOutcome outcome) {
      draft
          .care
          .callbackOfCommand(outcome.commandId())
          .ifPresent(
              each ->
                  each.tries().stream()
                      .filter(one -> one.commandId().equals(outcome.commandId()))
                      .forEach(one -> over(draft, each.number(), one.number())));
    }
  }

  static void progressed(Draft draft) {
    if (draft.stimulus().trigger() instanceof CallbackProgressed progressed) {
      ofTry(draft, progressed.callback(), one -> one.knownAs(progressed.legSid()));
    }
  }

  /** The phone neither rings nor talks: settled if the caller was there. */
  static void ended(Draft draft) {
    progressed(draft);
    if (draft.stimulus().trigger() instanceof CallbackProgressed progressed) {
      draft
          .care
          .callbackOfTry(progressed.callback())
          .ifPresent(each -> over(draft, each.number(), progressed.callback()));
    }
  }

  /** Asked once when the phone is answered, and once more when 1 was pressed. */
  static void answered(Draft draft) {
    if (draft.stimulus().trigger() instanceof CallbackAnswered answered) {
      String delivery = draft.stimulus().triggerId();
      ofTry(draft, answered.callback(), one -> one.knownAs(answered.legSid()).answered(delivery));
      draft
          .care
          .callbackOfTry(answered.callback())
          .filter(each -> each.tried(answered.callback()).filter(Try::accepted).isPresent())
          .ifPresent(each -> settle(draft, each.number()));
    }
  }

  private static void over(Draft draft, int callback, int tried) {
    Callback before = draft.care.callback(callback).orElseThrow();
    boolean news = before.tried(tried).filter(one -> !one.over()).isPresent();
    draft.care = draft.care.change(callback, each -> each.change(tried, Try::ended));
    if (before.settled() || !news) {
      return;
    }
    Callbacks rules = draft.flow().callbacks();
    if (before.tries().size() >= rules.attempts()) {
      settle(draft, callback);
    } else {
      again(draft, before, rules.retryAfter());
    }
  }

  private static void again(Draft draft, Callback callback, Duration in) {
    draft.care = draft.care.change(callback.number(), each -> each.dueAt(draft.now().plus(in)));
    draft.deadline(Timer.callback(callback.number()), in);
  }

  /** Reached, or given up: the record is kept no longer than that of any other call. */
  private static void settle(Draft draft, int callback) {
    draft.care = draft.care.change(callback, Callback::done);
    draft.cancel(Timer.callback(callback));
    if (draft.state() == CallState.ENDED && !draft.care.owesCall()) {
      draft.deadline(Timer.FORGET, draft.timing().remembered());
    }
  }

  private static Optional<Callback> due(Draft draft) {
    return draft.stimulus().trigger() instanceof DeadlineExpired expired
        ? draft.care.callback(Timer.numberIn(Timer.CALLBACK, expired.name()))
        : Optional.empty();
  }

  private static void ofTry(Draft draft, int tried, UnaryOperator<Try> how) {
    draft
        .care
        .callbackOfTry(tried)
        .ifPresent(
            each ->
                draft.care =
                    draft.care.change(each.number(), callback -> callback.change(tried, how)));
  }

  private static void ofCommand(Draft draft, UnaryOperator<Try> how) {
    if (draft.stimulus().trigger() instanceof CommandOutcome outcome) {
      draft
          .care
          .callbackOfCommand(outcome.commandId())
          .flatMap(
              each ->
                  each.tries().stream()
                      .filter(one -> one.commandId().equals(outcome.commandId()))
                      .findFirst())
          .ifPresent(one -> ofTry(draft, one.number(), how));
    }
  }
}
