package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.promise.CallEvidence;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** The record about a promise that was not kept. */
final class Verdict {
  private static final String SOURCE = "/patchcord/orchestrator/watch";

  /** A journal that disagrees shows whole decisions; the record must stay readable. */
  private static final int MOST_LINES = 20;

  private static final int LONGEST_LINE = 2_000;

  private Verdict() {}

  /**
   * About a call.
   *
   * @param journal that was judged; may be empty
   */
  static Record<String, byte[]> about(
      String promise, CallEvidence call, List<JournalLine> journal, List<String> how, Instant now) {
    BrokenPromise broken =
        new BrokenPromise(
            promise,
            call.callId(),
            now,
            how.stream().limit(MOST_LINES).map(Verdict::shortened).toList(),
            journal.isEmpty() ? null : journal.getLast().record().machineVersion(),
            call.flow().map(Flow::version).orElse(null),
            journal.isEmpty() ? null : place(journal));
    return new Record<>(
        call.callId(),
        ContractJson.write(broken),
        now.toEpochMilli(),
        CloudEvents.headers(
            id(promise, call), ContractJson.typeName(broken), SOURCE, now, call.callId()));
  }

  /** The same whenever the same call is judged; a call that is heard of again has another. */
  private static String id(String promise, CallEvidence call) {
    String begun =
        call.journal().stream().findFirst().map(JournalRecord::triggerId).orElse("unheard-of");
    return call.callId() + "/" + begun + "/" + promise;
  }

  private static BrokenPromise.Place place(List<JournalLine> journal) {
    JournalLine first = journal.getFirst();
    JournalLine last = journal.getLast();
    return new BrokenPromise.Place(
        first.partition(), first.offset(), last.offset(), last.record().sequence());
  }

  private static String shortened(String line) {
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " ..." : line;
  }
}
