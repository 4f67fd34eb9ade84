package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetter.KeptHeader;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Records that nothing can be made of, kept with their bytes, their origin and the reason. */
final class DeadLetters {
  /** CloudEvents source of all that the orchestrator writes. */
  static final String SOURCE = "/patchcord/orchestrator";

  private static final String SERVICE = "orchestrator";

  private DeadLetters() {}

  /** The letter about a record that was read. */
  static Record<String, byte[]> about(
      Record<String, byte[]> record, Source source, Instant at, RuntimeException cause) {
    String id = source.topic() + "/" + source.partition() + "/" + source.offset();
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return letter(
        id,
        source,
        record.key() == null ? "" : record.key(),
        at,
        cause,
        value,
        DeadLetter.keep(record.headers()));
  }

  /**
   * A letter.
   *
   * @param id of its CloudEvent, the same for the same failure
   * @param source where the value was read
   * @param headers the record's; null where there was no record
   */
  static Record<String, byte[]> letter(
      String id,
      Source source,
      String key,
      Instant at,
      RuntimeException cause,
      byte[] value,
      @Nullable List<KeptHeader> headers) {
    DeadLetter letter =
        new DeadLetter(
            source.topic(),
            source.partition(),
            source.offset(),
            key,
            at,
            SERVICE,
            oneLine(cause),
            DeadLetter.encode(value),
            headers);
    return new Record<>(
        key,
        ContractJson.write(letter),
        at.toEpochMilli(),
        CloudEvents.headers(id, ContractJson.typeName(letter), SOURCE, at, key));
  }

  private static String oneLine(RuntimeException cause) {
    String message = cause.getMessage();
    return (message == null ? cause.toString() : message).lines().findFirst().orElse("no message");
  }
}
