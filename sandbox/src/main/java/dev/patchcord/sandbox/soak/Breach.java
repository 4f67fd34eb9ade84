package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.promise.CallFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A promise that was broken in a call.
 *
 * @param promise its name
 * @param callId the call
 * @param how what broke it, one line each
 * @param story the call as both sides tell it, in the order of time
 */
public record Breach(String promise, String callId, List<String> how, List<String> story) {
  public Breach {
    how = List.copyOf(how);
    story = List.copyOf(story);
  }

  static Breach of(String promise, CallFile call, List<String> how) {
    return new Breach(promise, call.callId(), how, story(call));
  }

  private record At(Instant at, String line) {}

  private static List<String> story(CallFile call) {
    Stream<At> journal =
        call.journal().stream().map(each -> new At(each.at(), "  journal " + line(each)));
    Stream<At> twin = call.entries().stream().map(each -> new At(each.at(), "  carrier " + each));
    return Stream.concat(journal, twin).sorted(Comparator.comparing(At::at)).map(At::line).toList();
  }

  private static String line(JournalRecord record) {
    String rejection = record.rejection();
    return "%s #%d %s -> %s %s %s %s"
        .formatted(
            record.at(),
            record.sequence(),
            record.from(),
            record.to(),
            rejection == null ? record.transition() : "REJECTED " + rejection,
            ContractJson.mapper().writeValueAsString(record.trigger()),
            record.commands());
  }
}
