package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.orchestrator.call.CheckUp.Question;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What rows do to find out from the carrier what nobody has told. */
final class CheckUpEffects {
  private static final String QUIET = "nothing was heard of the caller's leg for a while";

  private CheckUpEffects() {}

  /** How the caller's leg stands, and who is in the room. */
  static void askAboutCaller(Draft draft) {
    askAboutCaller(draft, null, "is the caller's leg still there?");
  }

  /** The caller was quiet; or the carrier left the last such question unanswered. */
  static void checkUp(Draft draft) {
    if (draft.checkUp.about(0, null).isPresent()) {
      draft.checkUp = draft.checkUp.failed();
    }
    askAboutCaller(draft, null, QUIET);
    draft.deadline(Timer.CHECK_UP, Watch.again(draft));
  }

  /**
   * In place of what the deadline would do: the answer, or its absence, brings the deadline back.
   */
  static void askBeforeMoving(Draft draft) {
    askAboutCaller(draft, expired(draft), "the caller's leg has not come where it was sent");
  }

  /** The same about the attempt whose next step is overdue. */
  static void askBeforeGivingUp(Draft draft) {
    draft.attempt(draft.subject().attempt()).ifPresent(each -> askBeforeGivingUp(draft, each));
  }

  private static void askBeforeGivingUp(Draft draft, Attempt attempt) {
    if (attempt.isAccepted()) {
      askAboutCaller(draft, expired(draft), "the specialist who accepted is not in the room");
    } else {
      askAboutAttempt(draft, attempt);
    }
  }

  /** How an attempt's leg stands. Of one under way, its deadline waits for the answer. */
  static void askAboutAttempt(Draft draft, Attempt attempt) {
    String deadline = attempt.isOver() ? null : Timer.attempt(attempt.number());
    if (attempt.progress() == Progress.REQUESTED && attempt.legSid() == null) {
      draft.change(attempt.number(), Attempt::doubtful);
    }
    String id = draft.nextQuestionId();
    boolean second =
        draft.checkUp.about(attempt.number(), deadline).map(Question::foundNothing).orElse(false);
    draft.issue(
        new LookUpAttempt(
            id,
            draft.callId(),
            draft.now(),
            "nothing was heard of the phone",
            attempt.number(),
            false,
            attempt.legSid(),
            attempt.to(),
            draft.flow().from(),
            attempt.times().getOrDefault("requested", draft.now())));
    ask(draft, id, attempt.number(), deadline, second);
  }

  /** Whether a try to call the caller back has a leg, and how that stands. */
  static void askAboutCallback(
      Draft draft, int callback, @Nullable String legSid, String to, Instant since) {
    draft.issue(
        new LookUpAttempt(
            draft.nextQuestionId(),
            draft.callId(),
            draft.now(),
            "nothing was heard of the callback",
            callback,
            true,
            legSid,
            to,
            draft.flow().from(),
            since));
  }

  /** A dial of which nobody knows: callbacks have a moment to tell, then the carrier is asked. */
  static void awaitCallback(Draft draft) {
    draft
        .attempt(draft.subject().attempt())
        .filter(each -> !each.isOver() && each.progress() == Progress.REQUESTED)
        .ifPresent(
            each -> draft.deadline(Timer.attempt(each.number()), draft.timing().callbackGrace()));
  }

  /** The same of an attempt that is over: its phone must not go on ringing. */
  static void askAboutPast(Draft draft) {
    draft
        .attempt(draft.subject().attempt())
        .filter(each -> each.progress() != Progress.ENDED)
        .ifPresent(each -> askAboutAttempt(draft, each));
  }

  /** The carrier's lists lag behind: a second look, after as long as a callback may be late. */
  static void lookAgain(Draft draft) {
    int number = draft.subject().attempt();
    draft.checkUp =
        draft.checkUp.asking(new Question("", number, Timer.attempt(number), null, true));
    draft.deadline(Timer.attempt(number), draft.timing().callbackGrace());
  }

  /** Somebody is not in the room: a second look; a specialist's leg is asked for by itself. */
  static void missed(Draft draft) {
    draft.checkUp = draft.checkUp.missed();
    draft.deadline(Timer.CHECK_UP, draft.timing().callbackGrace());
    draft.open().stream()
        .filter(each -> each.progress() == Progress.JOINED)
        .findFirst()
        .ifPresent(each -> askAboutAttempt(draft, each));
  }

  /** The caller's leg lives, and nobody knows where: into the room again. */
  static void fetchBack(Draft draft) {
    String id = draft.nextCommandId();
    draft.issue(
        new HoldCaller(
            id,
            draft.callId(),
            draft.now(),
            "the caller's leg is not in the room",
            draft.callId()));
    draft.hold = draft.hold.tried(id);
    draft.caller = draft.caller.left();
    draft.checkUp = draft.checkUp.heard();
    draft.deadline(Timer.CHECK_UP, draft.timing().moveConfirmed());
  }

  static void refusedAsGone(Draft draft, Effect retry) {
    retry.apply(draft);
    askAboutCaller(draft, null, "the carrier says that the caller's leg has gone");
  }

  static void unanswered(Draft draft) {
    draft.checkUp = draft.checkUp.failed();
  }

  /** The dial waits for the account's calls per second: its patience begins later. */
  static void queued(Draft draft) {
    if (draft.stimulus().trigger() instanceof CommandQueued queued) {
      Instant goesOut = draft.now().plus(queued.expectedWait());
      draft.checkUp = draft.checkUp.expecting(goesOut);
      draft
          .attempt(draft.subject().attempt())
          .filter(each -> !each.isOver() && each.progress() == Progress.REQUESTED)
          .ifPresent(each -> draft.deadline(Timer.attempt(each.number()), patience(draft, queued)));
    }
  }

  private static Duration patience(Draft draft, CommandQueued queued) {
    return queued
        .expectedWait()
        .plus(draft.flow().ringTimeout())
        .plus(draft.timing().carrierGrace())
        .plus(draft.timing().carrierQueue());
  }

  private static void askAboutCaller(Draft draft, @Nullable String overdue, String reason) {
    String id = draft.nextQuestionId();
    draft.issue(
        new LookUpCaller(
            id, draft.callId(), draft.now(), reason, draft.callId(), draft.caller.room()));
    ask(draft, id, 0, overdue, false);
  }

  private static void ask(
      Draft draft, String commandId, int attempt, @Nullable String overdue, boolean second) {
    Instant until = null;
    if (overdue != null) {
      until = draft.now().plus(draft.timing().lookUp());
      draft.deadline(overdue, draft.timing().lookUp());
    }
    draft.checkUp = draft.checkUp.asking(new Question(commandId, attempt, overdue, until, second));
  }

  private static String expired(Draft draft) {
    return draft.stimulus().trigger() instanceof DeadlineExpired expired ? expired.name() : "";
  }
}
