package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import java.time.Instant;
import java.util.Locale;

/** What rows do about specialists' phones. */
final class AttemptEffects {

  private AttemptEffects() {}

  static void dial(Draft draft) {
    Flow flow = draft.flow();
    Specialist specialist = flow.specialists().getFirst();
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
        Timer.ATTEMPT,
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

  static void accepted(Draft draft) {
    reach(draft, draft.subject(), Progress.ACCEPTED);
  }

  static void joined(Draft draft) {
    reach(draft, draft.subject(), Progress.JOINED);
  }

  static void learnLeg(Draft draft) {
    Subject subject = draft.subject();
    draft.change(subject.attempt(), each -> each.knownAs(subject.legSid()));
  }

  static void detected(Draft draft) {
    learnLeg(draft);
    if (draft.stimulus().trigger() instanceof AnswererDetected detected) {
      note(draft, "detected-" + detected.answeredBy().name().toLowerCase(Locale.ROOT));
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
        subject.attempt(), each -> each.knownAs(subject.legSid()).reached(Progress.ENDED, now));
  }

  /** Not accepted and in the room all the same: must not be left with the caller. */
  static void expel(Draft draft) {
    answered(draft);
    draft
        .attempt(draft.subject().attempt())
        .ifPresent(each -> stop(draft, each, "in the room without having accepted"));
  }

  /**
   * Ends the attempt under way and stops its phone unless the leg is known to be over. Before an
   * answer it is cancelled, afterwards hung up.
   */
  static void end(Draft draft, String outcome) {
    draft
        .current()
        .ifPresent(
            each -> {
              draft.change(each.number(), open -> open.over(outcome, draft.now()));
              if (each.progress() != Progress.ENDED) {
                stop(draft, each, outcome);
              }
            });
  }

  /** The same without a command: the leg goes by itself. */
  static void close(Draft draft, String outcome) {
    draft
        .current()
        .ifPresent(each -> draft.change(each.number(), open -> open.over(outcome, draft.now())));
  }

  /** The caller has gone: every phone that may still ring or talk is stopped. */
  static void endAll(Draft draft) {
    end(draft, Outcomes.CALLER_GONE);
    draft.attempts().stream()
        .filter(each -> each.progress() != Progress.ENDED && each.endTries() == 0)
        .forEach(each -> stop(draft, each, Outcomes.CALLER_GONE));
  }

  /** A sign of life of a leg that nobody wants. */
  static void stopUnwanted(Draft draft, String sign) {
    Subject subject = draft.subject();
    Instant now = draft.now();
    if (draft.attempt(subject.attempt()).isEmpty()) {
      draft.add(Attempt.stray(subject.attempt(), now));
    }
    Progress proven = provenBySign(draft);
    draft.change(
        subject.attempt(), each -> each.knownAs(subject.legSid()).reached(proven, now).seen(sign));
    draft
        .attempt(subject.attempt())
        .ifPresent(
            each ->
                stop(
                    draft,
                    each,
                    subject.legSid() == null ? each.legSid() : subject.legSid(),
                    "the attempt is over, but its phone " + sign.substring(sign.indexOf(' ') + 1)));
  }

  static void stopAgain(Draft draft) {
    draft
        .attempt(draft.subject().attempt())
        .ifPresent(each -> stop(draft, each, "nobody knows whether the leg has stopped"));
  }

  static void stopAgainSoon(Draft draft) {
    draft.deadline(Timer.endLeg(draft.subject().attempt()), draft.timing().retry());
  }

  private static Progress provenBySign(Draft draft) {
    return switch (draft.stimulus().trigger()) {
      case LegProgressed progressed -> Progress.provenBy(progressed.status());
      case dev.patchcord.contract.outcome.CommandDone _ -> Progress.REQUESTED;
      default -> Progress.ANSWERED;
    };
  }

  private static void reach(Draft draft, Subject subject, Progress step) {
    Progress before =
        draft.attempt(subject.attempt()).map(Attempt::progress).orElse(Progress.ENDED);
    draft.change(
        subject.attempt(), each -> each.knownAs(subject.legSid()).reached(step, draft.now()));
    if (before.isBefore(step)) {
      moveDeadline(draft, before, step);
    }
  }

  /** The carrier's queue does not count: the ring timeout begins when dialling does (trap 12). */
  private static void moveDeadline(Draft draft, Progress before, Progress step) {
    Flow flow = draft.flow();
    switch (step) {
      case INITIATED, RINGING -> {
        if (before == Progress.REQUESTED) {
          draft.deadline(
              Timer.ATTEMPT,
              flow.ringTimeout()
                  .plus(draft.timing().carrierGrace())
                  .plus(draft.timing().callbackGrace()));
        }
      }
      case ANSWERED ->
          draft.deadline(
              Timer.ATTEMPT, flow.screening().timeout().plus(draft.timing().callbackGrace()));
      case ACCEPTED -> draft.deadline(Timer.ATTEMPT, draft.timing().joins());
      case REQUESTED, JOINED, ENDED -> {
        // No step of its own is awaited: the row that is taken changes the state.
      }
    }
  }

  private static void note(Draft draft, String step) {
    draft.change(draft.subject().attempt(), each -> each.noted(step, draft.now()));
  }

  private static void stop(Draft draft, Attempt attempt, String reason) {
    stop(draft, attempt, attempt.legSid(), reason);
  }

  private static void stop(
      Draft draft, Attempt attempt, @org.jspecify.annotations.Nullable String leg, String reason) {
    String id = draft.nextCommandId();
    int number = attempt.number();
    draft.issue(
        leg == null || attempt.progress().isBefore(Progress.ANSWERED)
            ? new CancelLeg(id, draft.callId(), draft.now(), reason, number, leg)
            : new EndLeg(id, draft.callId(), draft.now(), reason, Leg.SPECIALIST, number, leg));
    draft.change(number, Attempt::endAsked);
  }
}
