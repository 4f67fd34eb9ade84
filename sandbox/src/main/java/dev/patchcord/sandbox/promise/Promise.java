package dev.patchcord.sandbox.promise;

import java.util.List;

/** One promise of the product, by name. */
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

  /** All of them. */
  static List<Promise> all() {
    return List.of(
        new NoCallerInSilence(),
        new NoRingAfterCallerLeft(),
        new AtMostOneSpecialistBridged(),
        new OnlyPeopleAreBridged(),
        new NeverDialTwice(),
        new EveryHoldEnds(),
        new NothingLost(),
        new ReplayAgrees());
  }
}
