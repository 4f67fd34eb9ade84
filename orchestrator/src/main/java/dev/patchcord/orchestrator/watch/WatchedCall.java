package dev.patchcord.orchestrator.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the watch remembers of an open call beside its evidence.
 *
 * @param heardAt when the latest record about it was read
 * @param whole false if a part of its journal is missing or cannot be read: nobody can judge it
 * @param sequence of the latest journal record; 0 for none
 * @param over true once the machine has forgotten it
 * @param taken offset of the latest trigger that the machine took, by topic
 * @param broken promises that were reported, by name
 */
record WatchedCall(
    Instant heardAt,
    boolean whole,
    long sequence,
    boolean over,
    SortedMap<String, Long> taken,
    List<String> broken) {
  WatchedCall {
    taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
    broken = List.copyOf(broken);
  }

  static WatchedCall since(Instant now) {
    return new WatchedCall(now, true, 0, false, new TreeMap<>(), List.of());
  }

  WatchedCall heard(Instant now) {
    return new WatchedCall(now, whole, sequence, over, taken, broken);
  }

  /** The machine took the next step. */
  WatchedCall stepped(long next, boolean last) {
    // The first record that is read must be the call's first.
    boolean begun = sequence > 0 || next == 1;
    return new WatchedCall(heardAt, whole && begun, next, last, taken, broken);
  }

  WatchedCall took(String topic, long offset) {
    SortedMap<String, Long> latest = new TreeMap<>(taken);
    latest.merge(topic, offset, Math::max);
    return new WatchedCall(heardAt, whole, sequence, over, latest, broken);
  }

  WatchedCall reported(String promise) {
    List<String> all = new ArrayList<>(broken);
    all.add(promise);
    return new WatchedCall(heardAt, whole, sequence, over, taken, all);
  }

  /** Nobody can judge it any more. */
  WatchedCall torn() {
    return new WatchedCall(heardAt, false, sequence, over, taken, broken);
  }

  long latestTaken(String topic) {
    return taken.getOrDefault(topic, -1L);
  }
}
