package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No specialist's phone begins to ring after the caller has gone, and one that rings then is
 * stopped: it is not answered and does not ring until its time runs out.
 */
final class NoRingAfterCallerLeft implements Promise {

  @Override
  public List<String> broken(List<Entry> entries) {
    Map<String, Evidence.Dialled> dialled = Evidence.dialled(entries);
    Set<String> gone = new HashSet<>();
    Set<String> ringing = new HashSet<>();
    Map<String, String> leftRinging = new HashMap<>();
    List<String> broken = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.PhoneRang rang -> {
          ringing.add(rang.callSid());
          Evidence.Dialled leg = dialled.get(rang.callSid());
          if (leg != null && gone.contains(leg.callId())) {
            broken.add(rang.to() + " began to ring after " + leg.callId() + " had gone");
          }
        }
        case Entry.LegChanged change when Evidence.isFinal(change) -> {
          gone.add(change.callSid());
          ringing.remove(change.callSid());
          if (leftRinging.containsKey(change.callSid()) && change.status().equals("no-answer")) {
            broken.add(change.to() + " rang on until its time ran out, for a caller who had gone");
          }
          dialled.values().stream()
              .filter(leg -> leg.callId().equals(change.callSid()))
              .filter(leg -> ringing.contains(leg.legSid()))
              .forEach(leg -> leftRinging.put(leg.legSid(), leg.callId()));
        }
        case Entry.LegChanged change when change.status().equals("in-progress") ->
            ringing.remove(change.callSid());
        default -> {
          // Says nothing about ringing.
        }
      }
    }
    return broken;
  }
}
