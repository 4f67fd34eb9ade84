package dev.patchcord.sandbox.promise;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One attempt is at most one phone ringing; so is one try to call a caller back. */
final class NeverDialTwice implements Promise {

  @Override
  public List<String> broken(CallEvidence call) {
    Set<String> dialled = new HashSet<>();
    return call.phones().values().stream()
        .sorted(Comparator.comparing(CallEvidence.Phone::legSid))
        .map(phone -> (phone.callback() ? "callback " : "attempt ") + phone.number())
        .filter(what -> !dialled.add(what))
        .map(what -> what + " of " + call.callId() + " was dialled again")
        .toList();
  }
}
