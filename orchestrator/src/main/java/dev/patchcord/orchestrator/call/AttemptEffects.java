package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rows do about specialists' phones. */
final class AttemptEffects {

  /** Whoever has picked up already hears why it is over as the next thing. */
  private static final Set<String> TOLD_BY_DOCUMENT =
      Set.of(Outcomes.CANCELLED, Outcomes.ABANDONED);

  private static final String GONE = "the caller has gone";

  private AttemptEffects() {}

  /**
   * Rings the next specialist, or a round of them. The guard {@link HuntGuards#SOMEBODY_LEFT}, or
   * the one beyond it, has found somebody.
   */
  static void dial(Draft draft) {
    Candidates candidates = passOver(draft);
    if (draft.hunt.rounds() >= draft.flow().attempts()) {
      LadderEffects.ringOneMore(draft);
    }
    draft.hunt = draft.hunt.dialled();
    draft.cancel(Timer.NEXT_ROUND);
    Roster.round(draft.flow(), candidates.next(), draft.stimulus().roster(), draft.callId())
        .forEach(each -> ring(draft, each));
  }

  /** Everybody was rung, some may be again: not at once, they would still be busy. */
  static void rest(Draft draft) {
    Instant until = passOver(draft).pausedUntil();
    if (until != null) {
      draft.deadline(Timer.NEXT_ROUND, Duration.between(draft.now(), until));
    }
  }

  /** The limit has passed: whoever has accepted may still join, every other phone is silent. */
  static void endNotAccepted(Draft draft) {
    draft.open().stream()
        .filter(each -> !each.isAccepted())
        .forEach(each -> end(draft, each, Outcomes.CANCELLED, Outcomes.HOLD_LIMIT));
  }

  /** Notes who is not rung, and why. */
  static Candidates passOver(Draft draft) {
    Candidates candidates =
        Candidates.of(draft.flow(), draft.attempts(), draft.hunt, draft.wish, draft.now());
    draft.hunt = draft.hunt.passingOver(candidates.passedOver());
    return candidates;
  }

  private static void ring(Draft draft, Specialist specialist) {
    Flow flow = draft.flow();
    Instant now = draft.now();
    int number = draft.nextAttempt();
    String id = draft.nextCommandId();
    Instant latest = now.plus(flow.ringTimeout()).plus(draft.timing().dialPosted());
    Instant notAfter =
        draft.dueAt(Timer.HOLD_LIMIT).filter(limit -> limit.isBefore(latest)).orElse(latest);
    draft.issue(
        new DialSpecialist(
            id,
            draft.callId(),
            now,
            "the caller is on hold",
            number,
            specialist.name(),
            specialist.number(),
            flow.from(),
            flow.ringTimeout(),
            flow.screeningOf(specialist).detectMachine(),
            flow.maxTalk(),
            notAfter,
            draft.dueAt(Timer.HOLD_LIMIT).orElse(notAfter)));
    draft.add(Attempt.requested(number, specialist.name(), specialist.number(), id, now));
    draft.deadline(
        Timer.attempt(number),
        flow.ringTimeout().plus(draft.timing().carrierGrace()).plus(draft.timing().carrierQueue()));
  }

  static void posted(Draft draft) {
    note(draft, "posted");
  }

  /** Learns the leg; the step that the trigger proves is noted, and moves the deadline. */
  static void progressed(Draft draft) {
    Subject subject = draft.subject();
    Progress proven =
        draft.stimulus().trigger() instanceof LegProgressed progressed
            ? Progress.provenBy(progressed.status())
            : Progress.REQUESTED;
    reach(draft, subject, proven);
  }

  static void answered(Draft draft) {
    reach(draft, draft.subject(), Progress.ANSWERED);
  }

  /** The first to accept gets the caller: every other phone is let go. */
  static void accepted(Draft draft) {
    reach(draft, draft.subject(), Progress.ACCEPTED);
    int winner = draft.subject().attempt();
    draft.open().stream()
        .filter(each -> each.number() != winner)
        .forEach(each -> end(draft, each, Outcomes.CANCELLED, "a colleague has accepted"));
  }

  /** Caller and specialist are together, and may be introduced to each other. */
  static void joined(Draft draft) {
    if (draft.caller.room() == null && draft.stimulus().trigger() instanceof RoomJoined joined) {
      draft.caller = draft.caller.joined(joined.conferenceSid());
    }
    reach(draft, draft.subject(), Progress.JOINED);
    AnnouncementEffects.toRoom(
        draft,
        Wording.introduction(draft.flow(), draft.caller, draft.wish, specialist(draft)),
        "caller and specialist are together");
  }

  static void learnLeg(Draft draft) {
    Subject subject = draft.subject();
    draft.change(subject.attempt(), each -> each.knownAs(subject));
  }

  static void detected(Draft draft) {
    learnLeg(draft);
    if (draft.stimulus().trigger() instanceof AnswererDetected detected) {
      draft.change(
          draft.subject().attempt(), each -> each.judged(detected.answeredBy(), draft.now()));
    }
  }

  static void doubtful(Draft draft) {
    draft.change(draft.subject().attempt(), Attempt::doubtful);
  }

  /** The leg is over: no phone rings. */
  static void legGone(Draft draft) {
    Instant now = draft.now();
    Subject subject = draft.subject();
    draft.change(
        subject.attempt(),
        each -> each.knownAs(subject).answeredWith(sipCode(draft)).reached(Progress.ENDED, now));
  }

  /** Not accepted and in the room all the same: must not be left with the caller. */
  static void expel(Draft draft) {
    answered(draft);
    draft
        .attempt(draft.subject().attempt())
        .ifPresent(each -> StopEffects.stop(draft, each, "in the room without having accepted"));
  }

  /** Ends every attempt under way and stops its phone unless the leg is known to be over. */
  static void end(Draft draft, String outcome) {
    draft.open().forEach(each -> end(draft, each, outcome, outcome));
  }

  /** The same for the attempt that the trigger is about. */
  static void endSubject(Draft draft, String outcome) {
    draft
        .attempt(draft.subject().attempt())
        .filter(each -> !each.isOver())
        .ifPresent(each -> end(draft, each, outcome, outcome));
  }

  private static void end(Draft draft, Attempt attempt, String outcome, String reason) {
    over(draft, attempt, outcome);
    if (attempt.progress() == Progress.ENDED) {
      return;
    }
    if (attempt.isBeingScreened() && TOLD_BY_DOCUMENT.contains(outcome)) {
      StopEffects.letGo(draft, attempt);
    } else {
      StopEffects.stop(draft, attempt, reason);
    }
  }

  /** Ends every attempt under way without a command: the leg goes by itself. */
  static void close(Draft draft, String outcome) {
    draft.open().forEach(each -> over(draft, each, outcome));
  }

  /** The caller has gone: every phone that may still ring or talk is stopped. */
  static void endAll(Draft draft) {
    draft
        .open()
        .forEach(
            each ->
                end(
                    draft,
                    each,
                    each.progress() == Progress.JOINED ? Outcomes.ACCEPTED : Outcomes.ABANDONED,
                    GONE));
    draft.attempts().stream()
        .filter(each -> each.progress() != Progress.ENDED && each.endTries() == 0)
        .filter(each -> !draft.isOpen(Timer.endLeg(each.number())))
        .forEach(each -> StopEffects.stop(draft, each, GONE));
  }

  private static void over(Draft draft, Attempt attempt, String outcome) {
    draft.change(attempt.number(), open -> open.over(outcome, draft.now()));
    draft.cancel(Timer.attempt(attempt.number()));
  }

  private static void reach(Draft draft, Subject subject, Progress step) {
    Progress before =
        draft.attempt(subject.attempt()).map(Attempt::progress).orElse(Progress.ENDED);
    draft.change(
        subject.attempt(),
        each -> each.knownAs(subject).answeredWith(sipCode(draft)).reached(step, draft.now()));
    if (before.isBefore(step)) {
      moveDeadline(draft, subject.attempt(), before, step);
    }
  }

  /** The carrier's queue does not count: the ring timeout begins when dialling does (trap 12). */
  private static void moveDeadline(Draft draft, int number, Progress before, Progress step) {
    Flow flow = draft.flow();
    String deadline = Timer.attempt(number);
    switch (step) {
      case INITIATED, RINGING -> {
        if (before == Progress.REQUESTED) {
          draft.deadline(
              deadline,
              flow.ringTimeout()
                  .plus(draft.timing().carrierGrace())
                  .plus(draft.timing().callbackGrace()));
        }
      }
      case ANSWERED ->
          draft.deadline(
              deadline,
              draft
                  .attempt(number)
                  .map(each -> each.screening(flow))
                  .orElse(flow.screening())
                  .timeout()
                  .plus(draft.timing().callbackGrace()));
      case ACCEPTED ->
          draft.deadline(deadline, draft.timing().joins().plus(Wording.length(briefing(draft))));
      case JOINED -> draft.cancel(deadline);
      case REQUESTED, ENDED -> {
        // No step of its own is awaited: the row that is taken ends the attempt.
      }
    }
  }

  private static List<Spoken> briefing(Draft draft) {
    return Wording.briefing(draft.flow(), draft.caller, draft.wish, specialist(draft));
  }

  private static String specialist(Draft draft) {
    return draft.attempt(draft.subject().attempt()).map(Attempt::specialist).orElse("");
  }

  private static @Nullable Integer sipCode(Draft draft) {
    return draft.stimulus().trigger() instanceof LegProgressed progressed
        ? progressed.sipCode()
        : null;
  }

  private static void note(Draft draft, String step) {
    draft.change(draft.subject().attempt(), each -> each.noted(step, draft.now()));
  }
}
