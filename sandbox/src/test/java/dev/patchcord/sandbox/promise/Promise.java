package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.List;

/** One promise of the product (docs: the design's named invariants). */
public interface Promise {

  /**
   * What broke it, one line each; empty if it was kept.
   *
   * @param entries the twin's record, in the order in which things happened
   */
  List<String> broken(List<Entry> entries);

  /** How many specialists' phones the record knows of: without any, most promises hold idly. */
  static int phonesDialled(List<Entry> entries) {
    return Evidence.dialled(entries).size();
  }

  /** All that can be checked from outside. */
  static List<Promise> all() {
    return List.of(
        new NoRingAfterCallerLeft(),
        new AtMostOneSpecialistBridged(),
        new OnlyPeopleAreBridged(),
        new NeverDialTwice(),
        new NoCallerInSilence());
  }
}
