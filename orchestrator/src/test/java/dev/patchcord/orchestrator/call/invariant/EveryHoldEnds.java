package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Stimulus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * While the caller is held, the limit is open and was never moved later; and the next step has a
 * deadline of its own. Past the limit, only a specialist who accepted before it is waited for:
 * until that attempt's deadline as it stood then, and as long as the carrier may take to be asked
 * twice.
 */
final class EveryHoldEnds implements Invariant {
  private Instant limit;
  private Instant last;

  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    Call call = decision.next();
    if (call == null || (call.state() != CallState.HOLD && call.state() != CallState.DIALING)) {
      limit = null;
      last = null;
      return Optional.empty();
    }
    Instant open = call.deadlines().get("hold-limit");
    if (open == null) {
      return onTheWay(call);
    }
    if (last != null || (limit != null && open.isAfter(limit))) {
      return Optional.of("the limit was moved from " + limit + " to " + open);
    }
    limit = open;
    return goesOn(call)
        ? Optional.empty()
        : Optional.of("no deadline for the next step in " + call.state());
  }

  private Optional<String> onTheWay(Call call) {
    List<Attempt> open = call.attempts().stream().filter(each -> each.outcome() == null).toList();
    Instant due =
        open.size() == 1 && open.getFirst().progress() == Progress.ACCEPTED
            ? call.deadlines().get("attempt-" + open.getFirst().number())
            : null;
    if (limit == null || call.state() != CallState.DIALING || due == null) {
      return Optional.of("no limit in " + call.state());
    }
    Timing timing = call.flow().timing();
    last =
        last == null
            ? due.plus(timing.lookUp().multipliedBy(2)).plus(timing.callbackGrace())
            : last;
    return due.isAfter(last)
        ? Optional.of("past the limit, a join was waited for until " + due)
        : Optional.empty();
  }

  private static boolean goesOn(Call call) {
    List<Attempt> open = call.attempts().stream().filter(each -> each.outcome() == null).toList();
    return call.state() == CallState.DIALING
        ? open.isEmpty()
            ? call.deadlines().containsKey("next-round")
            : open.stream()
                .allMatch(each -> call.deadlines().containsKey("attempt-" + each.number()))
        : Stream.of("hand-over", "hold-confirm", "retry-hold")
            .anyMatch(call.deadlines()::containsKey);
  }
}
