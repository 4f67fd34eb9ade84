package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No bridge without a key press: only that proves a person. */
final class OnlyPeopleAreBridged implements Promise {

  @Override
  public List<String> broken(List<Entry> entries) {
    Map<String, Evidence.Dialled> dialled = Evidence.dialled(entries);
    Set<String> accepted = new HashSet<>();
    List<String> broken = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.KeyPressed key && key.listening() && key.digit().equals("1")) {
        accepted.add(key.callSid());
      } else if (entry instanceof Entry.Bridged bridged
          && dialled.containsKey(bridged.callSid())
          && !accepted.contains(bridged.callSid())) {
        broken.add(bridged.callSid() + " was bridged without having accepted");
      }
    }
    return broken;
  }
}
