package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One attempt is at most one phone ringing. */
final class NeverDialTwice implements Promise {

  @Override
  public List<String> broken(List<Entry> entries) {
    Set<String> attempts = new HashSet<>();
    return Evidence.dialled(entries).values().stream()
        .filter(leg -> !attempts.add(leg.callId() + "/" + leg.attempt()))
        .map(leg -> "attempt " + leg.attempt() + " of " + leg.callId() + " was dialled again")
        .toList();
  }
}
