package dev.patchcord.contract.deadletter;

import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What would be done to put a letter's record back, or why that cannot be.
 *
 * @param record as it would be sent: the original's topic, partition, key, value and headers, and
 *     {@link #REQUEUED}; null if it is refused
 * @param reread true if it was read again at its origin, since the letter does not have all of it
 * @param refusal one line; null if nothing speaks against it
 * @param tooNew true if it is refused because only a newer version can read it
 */
public record Requeue(
    Letter letter,
    @Nullable ProducerRecord<byte[], byte[]> record,
    boolean reread,
    @Nullable String refusal,
    boolean tooNew) {
  /** Header of a record that was put back: the letter's id. */
  public static final String REQUEUED = "patchcord_requeued";

  /**
   * Plans it.
   *
   * @param origin asked only if the letter does not have the whole record
   * @param again also if it was put back before
   */
  public static Requeue plan(Letter letter, Supplier<Origin> origin, boolean again) {
    if (letter.isAboutDeadline()) {
      return refused(
          letter,
          "a deadline is kept with its call and came from no topic: the next trigger of the call,"
              + " or a restart of its orchestrator, brings it back");
    }
    if (!letter.cameFrom(Readability.READ)) {
      return refused(letter, "nobody takes records from %s".formatted(letter.content().topic()));
    }
    if (!again && !letter.requeued().isEmpty()) {
      DeadLetterRequeued last = letter.requeued().getLast();
      return refused(
          letter,
          "was put back at %s by %s: --again puts it back once more"
              .formatted(last.at(), last.by()));
    }
    Headers headers = letter.content().kafkaHeaders();
    if (headers != null && !letter.content().mayBeCut()) {
      return readable(letter, ofLetter(letter.content(), headers), false);
    }
    Origin now = origin.get();
    ConsumerRecord<byte[], byte[]> original = now.record();
    if (original == null) {
      return refused(
          letter,
          "%s, and its record %s"
              .formatted(
                  headers == null
                      ? "the letter has no headers, without which a repetition cannot be known"
                      : "the letter has only the first 256 KB",
                  now.standing().words()));
    }
    return readable(letter, ofOrigin(original), true);
  }

  private static Requeue readable(
      Letter letter, ProducerRecord<byte[], byte[]> record, boolean reread) {
    record.headers().remove(REQUEUED);
    record.headers().add(REQUEUED, letter.id().getBytes(StandardCharsets.UTF_8));
    Optional<UnreadableRecord> problem =
        Readability.problem(record.topic(), record.key(), record.value());
    return problem
        .map(
            e ->
                new Requeue(
                    letter,
                    null,
                    reread,
                    "would be given up again: " + e.getMessage(),
                    e.isTooNew()))
        .orElseGet(() -> new Requeue(letter, record, reread, null, false));
  }

  private static ProducerRecord<byte[], byte[]> ofLetter(DeadLetter letter, Headers headers) {
    byte[] value = letter.bytes();
    return new ProducerRecord<>(
        letter.topic(),
        letter.partition(),
        letter.key().isEmpty() ? null : letter.key().getBytes(StandardCharsets.UTF_8),
        value.length == 0 ? null : value,
        headers);
  }

  private static ProducerRecord<byte[], byte[]> ofOrigin(ConsumerRecord<byte[], byte[]> original) {
    return new ProducerRecord<>(
        original.topic(),
        original.partition(),
        original.key(),
        original.value(),
        new RecordHeaders(original.headers().toArray()));
  }

  private static Requeue refused(Letter letter, String why) {
    return new Requeue(letter, null, false, why, false);
  }

  public boolean isRefused() {
    return record == null;
  }

  /** CloudEvents id of the record, by which its reader knows a repetition; empty if it has none. */
  public Optional<String> eventId() {
    return Optional.ofNullable(record)
        .map(each -> CloudEvents.text(each.headers(), CloudEvents.ID))
        .filter(Objects::nonNull);
  }
}
