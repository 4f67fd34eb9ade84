package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.util.List;
import java.util.Map;

/** Nothing but the AI, a person, music or a sentence is ever on a caller's line. */
final class NoCallerInSilence implements Promise {

  @Override
  public List<String> broken(List<Entry> entries) {
    Map<String, Evidence.Dialled> dialled = Evidence.dialled(entries);
    return entries.stream()
        .filter(Entry.Heard.class::isInstance)
        .map(Entry.Heard.class::cast)
        .filter(heard -> !dialled.containsKey(heard.callSid()))
        .filter(heard -> heard.kind().equals("silence") || heard.kind().equals("application-error"))
        .map(heard -> heard.callSid() + " heard " + heard.kind() + " " + heard.content())
        .toList();
  }
}
