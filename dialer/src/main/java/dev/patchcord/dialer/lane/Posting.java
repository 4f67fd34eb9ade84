package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.dialer.outcome.Outcomes;
import dev.patchcord.dialer.telephony.Conversation;
import dev.patchcord.dialer.telephony.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts a request until the carrier takes a stand on it: one post, and another only after the
 * carrier has certainly not taken the one before.
 *
 * <p>What must not be repeated makes a phone ring: each of its posts waits for a turn, and it is
 * claimed in the log first. The order is turn, then claim, then proof that the partition is still
 * ours, then post: a dialer that takes the partition over reads the claims after that proof has run
 * out, so it sees ours or we no longer post.
 */
final class Posting {
  private final Outcomes outcomes;
  private final Places places;
  private final Turns turns;
  private final Backoff backoff;
  private final Pause pause;
  private final Clock clock;
  private final String dialer;

  Posting(
      Outcomes outcomes,
      Places places,
      Turns turns,
      Backoff backoff,
      Pause pause,
      Clock clock,
      String dialer) {
    this.outcomes = outcomes;
    this.places = places;
    this.turns = turns;
    this.backoff = backoff;
    this.pause = pause;
    this.clock = clock;
    this.dialer = dialer;
  }

  /**
   * Posts.
   *
   * @param giveUpAt nothing is posted after it
   * @return the outcome; null if another dialer has to find out
   */
  @Nullable CommandOutcome post(PendingCommand pending, Instant giveUpAt, Supplier<Reply> request)
      throws InterruptedException {
    Conversation conversation = new Conversation();
    CommandOutcome outcome = outcome(pending, giveUpAt, () -> conversation.during(request));
    return outcome == null || conversation.exchanges().isEmpty()
        ? outcome
        : with(conversation.exchanges(), outcome);
  }

  private @Nullable CommandOutcome outcome(
      PendingCommand pending, Instant giveUpAt, Supplier<Reply> request)
      throws InterruptedException {
    CallCommand command = pending.command();
    Reply.NotTaken refusal = null;
    for (int post = 1; ; post++) {
      if (!command.repeatable()) {
        turns.await(pending, giveUpAt);
        if (pending.isGivenUp() && !pending.isWithdrawn()) {
          return handedOver(pending, refusal);
        }
      }
      Reply reply;
      places.enter(command);
      try {
        Verdict verdict = verdict(pending, giveUpAt, refusal);
        if (verdict.post() && post == 1 && !command.repeatable()) {
          outcomes.write(
              new CommandStarted(command.commandId(), command.callId(), clock.instant(), dialer));
          verdict = verdict(pending, giveUpAt, refusal);
        }
        if (!verdict.post()) {
          return verdict.outcome();
        }
        reply = request.get();
      } finally {
        places.leave(command);
      }
      if (reply instanceof Reply.Ambiguous && Thread.interrupted()) {
        // We hung up on the carrier ourselves; the next dialer knows what may be asked again.
        throw new InterruptedException();
      }
      switch (reply) {
        case Reply.Done done -> {
          return new CommandDone(
              command.commandId(),
              command.callId(),
              clock.instant(),
              done.legSid(),
              done.status(),
              done.note());
        }
        case Reply.Found found -> {
          return new LookedUp(
              command.commandId(),
              command.callId(),
              clock.instant(),
              found.legs(),
              found.room(),
              found.conferenceSid());
        }
        case Reply.Refused refused -> {
          return refused(command, refused.httpStatus(), refused.code(), refused.message());
        }
        case Reply.Ambiguous ambiguous -> {
          return new CommandAmbiguous(
              command.commandId(),
              command.callId(),
              clock.instant(),
              ambiguous.httpStatus(),
              ambiguous.cause());
        }
        case Reply.NotTaken notTaken -> {
          refusal = notTaken;
          Duration wait = backoff.after(post, notTaken.retryAfter());
          if (clock.instant().plus(wait).isAfter(giveUpAt)) {
            return notTaken(command, notTaken, "given up after " + posts(post));
          }
          if (!command.repeatable()) {
            pending.stepAside();
          }
          pause.take(pending.wakeUp(), wait);
          if (pending.isGivenUp() && !pending.isWithdrawn()) {
            return handedOver(pending, notTaken);
          }
        }
      }
    }
  }

  private Verdict verdict(
      PendingCommand pending, Instant giveUpAt, Reply.@Nullable NotTaken refusal)
      throws InterruptedException {
    CommandOutcome unwanted = unwanted(pending, giveUpAt, refusal);
    return new Verdict(unwanted == null && pending.assignment().stillOurs(), unwanted);
  }

  /** Why nothing is to be posted (any more); null if it is to be. */
  private @Nullable CommandOutcome unwanted(
      PendingCommand pending, Instant giveUpAt, Reply.@Nullable NotTaken refusal) {
    CallCommand command = pending.command();
    if (pending.isWithdrawn()) {
      return refusal == null
          ? refused(command, 0, 0, "withdrawn before it was posted")
          : notTaken(command, refusal, "withdrawn before it was posted again");
    }
    if (!clock.instant().isAfter(giveUpAt)) {
      return null;
    }
    if (refusal != null) {
      return notTaken(command, refusal, "too late to ask again");
    }
    // Only a phone must not begin to ring late; everything else still helps the caller.
    return command.repeatable()
        ? null
        : refused(command, 0, 0, "too late to ring: not after " + giveUpAt);
  }

  /**
   * The partition moves while we wait. What can be repeated or was not claimed yet is left to the
   * next dialer; a claimed dial would look to it as if it may have been posted, so it is ended
   * here.
   *
   * @param refusal null if nothing was posted, hence nothing claimed
   */
  private @Nullable CommandOutcome handedOver(
      PendingCommand pending, Reply.@Nullable NotTaken refusal) throws InterruptedException {
    CallCommand command = pending.command();
    return refusal == null || command.repeatable() || !pending.assignment().stillOurs()
        ? null
        : notTaken(command, refusal, "the dialer stopped while it waited to ask again");
  }

  private CommandOutcome notTaken(CallCommand command, Reply.NotTaken refusal, String why) {
    return refused(command, refusal.httpStatus(), refusal.code(), refusal.cause() + "; " + why);
  }

  private CommandOutcome refused(CallCommand command, int httpStatus, int code, String message) {
    return new CommandRefused(
        command.commandId(), command.callId(), clock.instant(), httpStatus, code, message);
  }

  private static CommandOutcome with(List<Exchange> exchanges, CommandOutcome outcome) {
    return switch (outcome) {
      case CommandDone done ->
          new CommandDone(
              done.commandId(),
              done.callId(),
              done.at(),
              done.legSid(),
              done.status(),
              done.note(),
              exchanges);
      case LookedUp found ->
          new LookedUp(
              found.commandId(),
              found.callId(),
              found.at(),
              found.legs(),
              found.room(),
              found.conferenceSid(),
              exchanges);
      case CommandRefused refused ->
          new CommandRefused(
              refused.commandId(),
              refused.callId(),
              refused.at(),
              refused.httpStatus(),
              refused.code(),
              refused.message(),
              exchanges);
      case CommandAmbiguous ambiguous ->
          new CommandAmbiguous(
              ambiguous.commandId(),
              ambiguous.callId(),
              ambiguous.at(),
              ambiguous.httpStatus(),
              ambiguous.cause(),
              exchanges);
      case CommandQueued _, CommandStarted _ -> outcome;
    };
  }

  private static String posts(int count) {
    return count == 1 ? "1 post" : count + " posts";
  }

  /**
   * What the moment before a post says.
   *
   * @param outcome if nothing is posted: how the command ends, null if it is left to another dialer
   */
  private record Verdict(boolean post, @Nullable CommandOutcome outcome) {}
}
