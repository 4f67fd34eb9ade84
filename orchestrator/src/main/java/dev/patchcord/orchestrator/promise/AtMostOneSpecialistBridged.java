package dev.patchcord.orchestrator.promise;

import dev.patchcord.orchestrator.promise.Fact.Bridged;
import java.util.List;

/**
 * Never more than two in a room: the caller and one specialist. The log knows who is in the room by
 * callbacks that overtake each other, so {@link LogEvidence} takes two specialists for bridged only
 * if they are there together for longer than a callback may be late.
 */
final class AtMostOneSpecialistBridged implements Promise {

  @Override
  public List<String> broken(CallEvidence call) {
    return call.of(Bridged.class)
        .filter(bridged -> bridged.with().size() > 1)
        .map(bridged -> bridged.leg() + " was bridged with " + bridged.with())
        .toList();
  }
}
