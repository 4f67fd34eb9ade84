package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.List;

/** Never more than two in a room: the caller and one specialist. */
final class AtMostOneSpecialistBridged implements Promise {

  @Override
  public List<String> broken(CallEvidence call) {
    return call.of(Entry.Bridged.class)
        .filter(bridged -> bridged.with().size() > 1)
        .map(bridged -> bridged.callSid() + " was bridged with " + bridged.with())
        .toList();
  }
}
