package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.orchestrator.promise.Fact.NotTaken;
import dev.patchcord.orchestrator.promise.Fact.RequestAnswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every request that was answered with success is in the log, what is in the log is taken by the
 * machine, and every command ends in an outcome.
 *
 * <p>The first is seen from the carrier's side only: what the ingress was told and did not write,
 * nobody else knows. The second is seen from the log only. Of commands both know; in the log of a
 * call that goes on, one is missed only when it is overdue.
 */
final class NothingLost implements Promise {
  /** Longer than an instance that died is waited for. */
  private static final Duration TAKEN_WITHIN = Duration.ofMinutes(1);

  /** Longer than the dialer asks again, and than another one takes to carry on. */
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(2);

  @Override
  public List<String> broken(CallEvidence call) {
    Stream<String> unlogged =
        call.of(RequestAnswered.class)
            .filter(request -> !call.logged().contains(request.deliveryId()))
            .map(
                request ->
                    "%s was answered at %s and is not in the log"
                        .formatted(request.what(), request.at()));
    Stream<String> untaken =
        call.of(NotTaken.class)
            .filter(each -> each.overtaken() || isPast(call, each.at().plus(TAKEN_WITHIN)))
            .map(
                each ->
                    "%s is in the log since %s and was not taken"
                        .formatted(each.what(), each.at()));
    Stream<String> unended =
        call.commands().stream()
            .filter(command -> !call.ended().contains(command.commandId()))
            .filter(command -> isOverdue(call, command))
            .map(
                command ->
                    "%s %s has no outcome"
                        .formatted(command.getClass().getSimpleName(), command.commandId()));
    return Stream.of(unlogged, untaken, unended).flatMap(each -> each).toList();
  }

  private static boolean isOverdue(CallEvidence call, CallCommand command) {
    return call.isSeenBy(Witness.CARRIER)
        || call.isForgotten()
        || isPast(call, begun(command).plus(ENDED_WITHIN));
  }

  /** A dial may wait for the account's calls per second until it is too late to ring. */
  private static Instant begun(CallCommand command) {
    return switch (command) {
      case DialSpecialist dial -> dial.notAfter();
      case CallBack callback -> callback.notAfter();
      default -> command.at();
    };
  }

  private static boolean isPast(CallEvidence call, Instant moment) {
    return call.until().isAfter(moment);
  }
}
