package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.List;

/** All promises, watched over one call. */
public final class Invariants {
  private final List<Invariant> all =
      List.of(
          new NoCallerInSilence(),
          new NoRingAfterCallerLeft(),
          new AtMostOneSpecialistBridged(),
          new OnlyPeopleAreBridged(),
          new NeverDialTwice(),
          new EveryHoldEnds());

  public void check(Call before, Stimulus stimulus, Decision decision) {
    for (Invariant invariant : all) {
      invariant
          .broken(before, stimulus, decision)
          .ifPresent(
              how -> {
                throw new AssertionError(
                    "%s is broken at record %d, %s: %s"
                        .formatted(
                            invariant.getClass().getSimpleName(),
                            decision.journal().sequence(),
                            stimulus.trigger(),
                            how));
              });
    }
  }
}
