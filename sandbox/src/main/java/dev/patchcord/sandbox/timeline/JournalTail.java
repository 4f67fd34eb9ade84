package dev.patchcord.sandbox.timeline;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the call journal from now on, as it is committed, and hands every record to a listener, one
 * at a time and each call's in order.
 */
public final class JournalTail implements AutoCloseable {
  private final TopicTail tail;

  private JournalTail(TopicTail tail) {
    this.tail = tail;
  }

  /**
   * Begins to read. When this returns, no later record will be missed. The topic must exist.
   *
   * @param problems told in one line when a record cannot be read or the journal cannot be followed
   *     any longer
   */
  public static JournalTail start(
      String bootstrapServers, Consumer<JournalRecord> listener, Consumer<String> problems) {
    return new JournalTail(
        TopicTail.start(
            bootstrapServers,
            Map.of(
                Topic.CALL_JOURNAL,
                record -> listener.accept(ContractJson.read(record.value(), JournalRecord.class))),
            problems));
  }

  @Override
  public void close() {
    tail.close();
  }
}
