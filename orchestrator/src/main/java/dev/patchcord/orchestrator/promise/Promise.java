package dev.patchcord.orchestrator.promise;

import dev.patchcord.orchestrator.call.Machines;
import java.util.List;

/**
 * One promise of the product, by name. The invariants that the decider's tests check after every
 * decision look inside a call record, at what the machine intends; a promise looks at what became
 * of it, and needs no more than a call's evidence.
 */
public interface Promise {

  /**
   * What broke it in this call, one line each; empty if it was kept. Looks only at the evidence, so
   * that the same call can be judged again later.
   */
  List<String> broken(CallEvidence call);

  /** Its name, as the documentation has it. */
  default String title() {
    return getClass().getSimpleName();
  }

  /**
   * False where looking is dear and another look later finds no less: such a promise is judged when
   * the call is over.
   */
  default boolean isWorthLookingMeanwhile() {
    return true;
  }

  /**
   * All of them, for use by one thread.
   *
   * @param machines to decide again with; used by no one else meanwhile
   */
  static List<Promise> all(Machines machines) {
    return List.of(
        new NoCallerInSilence(),
        new NoRingAfterCallerLeft(),
        new AtMostOneSpecialistBridged(),
        new OnlyPeopleAreBridged(),
        new NeverDialTwice(),
        new EveryHoldEnds(),
        new NothingLost(),
        new ReplayAgrees(machines));
  }
}
