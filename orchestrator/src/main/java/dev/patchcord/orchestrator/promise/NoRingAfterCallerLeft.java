package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.orchestrator.promise.Fact.Dialled;
import dev.patchcord.orchestrator.promise.Fact.LegChanged;
import dev.patchcord.orchestrator.promise.Fact.PhoneRang;
import dev.patchcord.orchestrator.promise.Fact.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No specialist's phone rings for a caller who has gone. The news has to travel (callback, log,
 * decision, request), so a second is granted, and where the carrier lost or held back what it had
 * to tell or to be told, the time that the product takes to ask; whatever rings longer breaks the
 * promise.
 *
 * <p>The carrier's side hears the phone. The log knows that a phone rings, and until when, as late
 * as callbacks are, which is granted as well. Where it does not know the end, the phone is silent
 * after the ring timeout, or, if it was asked to stop, has at most the time that asking takes.
 */
final class NoRingAfterCallerLeft implements Promise {
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(1);

  @Override
  public List<String> broken(CallEvidence call) {
    Optional<Instant> gone = call.silentSince(call.callId());
    if (gone.isEmpty()) {
      return List.of();
    }
    return call.of(Dialled.class)
        .filter(phone -> !phone.callback())
        .flatMap(phone -> ringing(call, phone, gone.get()))
        .toList();
  }

  private static Duration granted(CallEvidence call, Dialled phone, Instant gone) {
    Timing timing = call.timing();
    Duration travels =
        call.isSeenBy(Witness.LOG) ? NEWS_TRAVELS.plus(timing.callbackGrace()) : NEWS_TRAVELS;
    List<Trouble> troubles =
        call.of(Trouble.class).filter(each -> !each.at().isBefore(gone) || each.dial()).toList();
    boolean unheard =
        troubles.stream().anyMatch(each -> call.callId().equals(each.leg()) && each.lost());
    if (unheard) {
      // The question that is asked anyway is up to a quarter late, and may have to be repeated.
      return travels
          .plus(timing.checkUp().multipliedBy(5).dividedBy(4))
          .plus(timing.lookUp().multipliedBy(2));
    }
    return troubles.isEmpty() && !isStopUnderWay(call, phone)
        ? travels
        : travels.plus(timing.callbackGrace()).plus(timing.lookUp()).plus(timing.patience());
  }

  private static Stream<String> ringing(CallEvidence call, Dialled phone, Instant gone) {
    Duration granted = granted(call, phone, gone);
    return call.of(PhoneRang.class)
        .filter(ring -> ring.leg().equals(phone.leg()))
        .limit(1)
        .filter(ring -> Duration.between(gone, until(call, ring)).compareTo(granted) > 0)
        .map(
            ring ->
                "%s rang until %s, but %s had gone at %s"
                    .formatted(ring.to(), until(call, ring), call.callId(), gone));
  }

  /** An end that is told late, by a look-up for example, was at the ring timeout all the same. */
  private static Instant until(CallEvidence call, PhoneRang ring) {
    Instant told = end(call, ring.leg()).orElse(call.until());
    Instant longest = longest(call, ring);
    return longest.isBefore(told) ? longest : told;
  }

  private static Optional<Instant> end(CallEvidence call, String leg) {
    return call.changes(leg)
        .filter(change -> change.status().isFinal() || change.status() == LegStatus.IN_PROGRESS)
        .map(LegChanged::at)
        .findFirst();
  }

  /** What nobody has heard the end of does not ring for ever: the carrier gives up by itself. */
  private static Instant longest(CallEvidence call, PhoneRang ring) {
    return call.isSeenBy(Witness.LOG)
        ? call.flow()
            .map(Flow::ringTimeout)
            .map(timeout -> ring.at().plus(timeout).plus(call.timing().carrierGrace()))
            .orElse(Instant.MAX)
        : Instant.MAX;
  }

  private static boolean isStopUnderWay(CallEvidence call, Dialled phone) {
    return call.isSeenBy(Witness.LOG)
        && end(call, phone.leg()).isEmpty()
        && call.commands().stream().anyMatch(each -> isStop(each, phone.number()));
  }

  private static boolean isStop(CallCommand command, int attempt) {
    return switch (command) {
      case CancelLeg cancel -> cancel.attempt() == attempt;
      case EndLeg end -> end.attempt() == attempt;
      default -> false;
    };
  }
}
