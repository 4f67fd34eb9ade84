package dev.patchcord.dialer.outcome;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that are not what their topic promises, kept with cause and origin. */
public final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final DurableSender sender;
  private final String source;
  private final Clock clock;
  private final Counter written;

  DeadLetters(DurableSender sender, String source, Clock clock, MeterRegistry registry) {
    // There from the beginning: a counter that is born with its first letter shows no increase.
    this.written = registry.counter("patchcord.dead.letters", "topic", Topic.CALL_COMMANDS.title());
    this.sender = sender;
    this.source = source;
    this.clock = clock;
  }

  /**
   * Returns when the record is safely in the dead letters. A letter that is too large for Kafka is
   * only logged: to try for ever would stop every call of this dialer, and the record still lies at
   * its origin.
   *
   * @param cause one line
   */
  public void write(ConsumerRecord<String, byte[]> record, String cause)
      throws InterruptedException {
    Instant now = clock.instant();
    String key = record.key() == null ? "" : record.key();
    byte[] value = record.value() == null ? new byte[0] : record.value();
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    written.increment();
    boolean kept =
        sender.sendUnlessTooLarge(
            CloudEvents.record(
                Topic.DEAD_LETTERS,
                origin,
                source,
                now,
                key,
                new DeadLetter(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    key,
                    now,
                    source,
                    cause.replaceAll("\\s+", " "),
                    DeadLetter.encode(value),
                    DeadLetter.keep(record.headers()))));
    if (!kept) {
      log.error(
          "{} is too large for the dead letters (key {} characters, value {} bytes) and is left at its origin",
          origin,
          key.length(),
          value.length);
    }
  }
}
