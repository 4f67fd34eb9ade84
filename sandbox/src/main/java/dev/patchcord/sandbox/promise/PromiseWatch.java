package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.timeline.TopicTail;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import java.util.Map;
import java.util.function.Consumer;

/** Fills {@link CallFiles} from a running twin and the log, from now on. */
public final class PromiseWatch implements AutoCloseable {
  private final TopicTail tail;
  private final CallFiles files;

  private PromiseWatch(TopicTail tail, CallFiles files) {
    this.tail = tail;
    this.files = files;
  }

  /**
   * Begins to watch.
   *
   * @param journal told every record of the journal, after it is in the files
   * @param problems told in one line when a record cannot be read
   */
  public static PromiseWatch start(
      String bootstrapServers,
      TwinRecord record,
      Consumer<JournalRecord> journal,
      Consumer<String> problems) {
    CallFiles files = new CallFiles();
    record.listen(files::saw);
    TopicTail tail =
        TopicTail.start(
            bootstrapServers,
            Map.of(
                Topic.CALL_JOURNAL,
                each -> {
                  JournalRecord decided = ContractJson.read(each.value(), JournalRecord.class);
                  files.decided(decided);
                  journal.accept(decided);
                },
                Topic.COMMAND_OUTCOMES,
                each -> files.came(ContractJson.read(each.value(), CommandOutcome.class)),
                Topic.TELEPHONY_EVENTS,
                each -> {
                  String id = CloudEvents.text(each.headers(), CloudEvents.ID);
                  if (id != null) {
                    files.logged(id);
                  }
                }),
            problems);
    return new PromiseWatch(tail, files);
  }

  public CallFiles files() {
    return files;
  }

  @Override
  public void close() {
    tail.close();
  }
}
