package dev.patchcord.dialer.lane;

import dev.patchcord.contract.LegStatus;
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
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.dialer.lane.Earlier.Progress;
import dev.patchcord.dialer.lane.Recollection.Attempt;
import dev.patchcord.dialer.outcome.Outcomes;
import dev.patchcord.dialer.telephony.Reply;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.telemetry.CallWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one command to its outcome. What the log already knows is not done again; what the carrier
 * may have done is never done again, unless that does no harm.
 */
final class CommandRunner {
  private static final Logger log = LoggerFactory.getLogger(CommandRunner.class);

  private final Telephony telephony;
  private final Outcomes outcomes;
  private final Posting posting;
  private final Recollection recollection;
  private final DialerMetrics metrics;
  private final Clock clock;
  private final Duration patience;

  CommandRunner(
      Telephony telephony,
      Outcomes outcomes,
      Posting posting,
      DialerMetrics metrics,
      Clock clock,
      Duration patience) {
    this.telephony = telephony;
    this.outcomes = outcomes;
    this.posting = posting;
    this.recollection = new Recollection();
    this.metrics = metrics;
    this.clock = clock;
    this.patience = patience;
  }

  /** Runs a command whose turn has come. Never throws: its lane has to go on. */
  void run(PendingCommand pending) {
    if (!pending.assignment().begin(pending)) {
      return;
    }
    boolean finished = false;
    CallWork work = pending.beginWork();
    try {
      finished = finish(pending, work);
    } catch (InterruptedException e) {
      log.warn("{} was cut off by the dialer's end", pending.command().commandId());
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      work.failed(e);
      log.error("{} could not be carried out", pending.command().commandId(), e);
    } finally {
      work.close();
      pending.assignment().end(pending, finished);
    }
  }

  private boolean finish(PendingCommand pending, CallWork work) throws InterruptedException {
    CallCommand command = pending.command();
    Earlier earlier = pending.earlier();
    if (earlier.progress() == Progress.FINISHED || recollection.hasFinished(command.commandId())) {
      remember(command, earlier.legSid());
      metrics.skipped();
      return true;
    }
    CommandOutcome outcome = outcome(pending);
    if (outcome == null) {
      return false;
    }
    if (outcome instanceof CommandDone done) {
      remember(command, done.legSid());
    }
    outcomes.write(outcome);
    recollection.finished(command.commandId());
    Instant now = clock.instant();
    metrics.finished(
        command,
        outcome,
        Duration.between(pending.receivedAt(), now),
        Duration.between(command.at(), now));
    work.with("patchcord.outcome", DialerMetrics.word(outcome));
    return true;
  }

  /** The outcome to be written; null if the command is given up for another dialer. */
  private @Nullable CommandOutcome outcome(PendingCommand pending) throws InterruptedException {
    try {
      return switch (pending.command()) {
        case HoldCaller hold -> post(pending, () -> telephony.holdCaller(hold));
        case DialSpecialist dial ->
            once(pending, dial.notAfter(), () -> telephony.dialSpecialist(dial));
        case CallBack back -> once(pending, back.notAfter(), () -> telephony.callBack(back));
        case CancelLeg cancel -> cancel(pending, cancel);
        case RedirectCaller redirect -> post(pending, () -> telephony.redirectCaller(redirect));
        case EndLeg end -> post(pending, () -> telephony.endLeg(end));
        case AnnounceToRoom announce -> post(pending, () -> telephony.announce(announce));
        case StartRecording start -> post(pending, () -> telephony.startRecording(start));
        case StopRecording stop -> post(pending, () -> telephony.stopRecording(stop));
        case LookUpCaller lookUp -> ask(pending, () -> telephony.lookUpCaller(lookUp));
        case LookUpAttempt lookUp ->
            ask(pending, () -> withoutOthers(lookUp, telephony.lookUpAttempt(lookUp)));
      };
    } catch (RuntimeException e) {
      // A defect of ours. Where it struck is unknown, so whether it was posted is too; the command
      // must end in an outcome all the same.
      log.error("{} failed in the dialer", pending.command().commandId(), e);
      return ambiguous(pending.command(), "the dialer failed: " + e.getClass().getSimpleName());
    }
  }

  private @Nullable CommandOutcome once(
      PendingCommand pending, Instant notAfter, Supplier<Reply> request)
      throws InterruptedException {
    if (pending.earlier().progress() == Progress.STARTED) {
      return ambiguous(
          pending.command(),
          "a dialer stopped between the claim of this dial and the carrier's reply to it");
    }
    return posting.post(pending, notAfter, request);
  }

  private @Nullable CommandOutcome cancel(PendingCommand pending, CancelLeg cancel)
      throws InterruptedException {
    String known = cancel.legSid();
    String legSid =
        known != null
            ? known
            : recollection.leg(new Attempt(cancel.callId(), false, cancel.attempt()));
    if (legSid == null) {
      return new CommandDone(
          cancel.commandId(),
          cancel.callId(),
          clock.instant(),
          null,
          LegStatus.UNKNOWN,
          "no leg of attempt " + cancel.attempt() + " is known: nothing to cancel");
    }
    return post(pending, () -> telephony.cancelLeg(cancel, legSid));
  }

  private @Nullable CommandOutcome post(PendingCommand pending, Supplier<Reply> request)
      throws InterruptedException {
    return posting.post(pending, clock.instant().plus(patience), request);
  }

  /** A question is several requests and changes nothing: no command of its call waits for it. */
  private @Nullable CommandOutcome ask(PendingCommand pending, Supplier<Reply> request)
      throws InterruptedException {
    pending.stepAside();
    return post(pending, request);
  }

  /** The carrier finds legs by number, so it also finds those of other calls to that number. */
  private Reply withoutOthers(LookUpAttempt command, Reply reply) {
    Attempt attempt = new Attempt(command.callId(), command.callback(), command.attempt());
    return reply instanceof Reply.Found found
        ? new Reply.Found(
            found.legs().stream()
                .filter(leg -> recollection.mayBelongTo(attempt, leg.legSid()))
                .toList(),
            found.room(),
            found.conferenceSid())
        : reply;
  }

  private CommandOutcome ambiguous(CallCommand command, String cause) {
    return new CommandAmbiguous(command.commandId(), command.callId(), clock.instant(), 0, cause);
  }

  private void remember(CallCommand command, @Nullable String legSid) {
    switch (command) {
      case DialSpecialist dial ->
          recollection.dialled(new Attempt(dial.callId(), false, dial.attempt()), legSid);
      case CallBack back ->
          recollection.dialled(new Attempt(back.callId(), true, back.callback()), legSid);
      default -> {
        // Makes no leg.
      }
    }
  }
}
