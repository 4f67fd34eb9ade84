package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.List;

/** Never more than two in a room: the caller and one specialist. */
final class AtMostOneSpecialistBridged implements Promise {

  @Override
  public List<String> broken(List<Entry> entries) {
    return entries.stream()
        .filter(Entry.Bridged.class::isInstance)
        .map(Entry.Bridged.class::cast)
        .filter(bridged -> bridged.with().size() > 1)
        .map(bridged -> bridged.callSid() + " was bridged with " + bridged.with())
        .toList();
  }
}
