package dev.patchcord.dialer.outcome;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Sends a record until Kafka has acknowledged it. A record may be written twice when an
 * acknowledgement is lost; its CloudEvents id is then the same.
 */
final class DurableSender {
  private static final Logger log = LoggerFactory.getLogger(DurableSender.class);

  private final KafkaOperations<String, byte[]> kafka;
  private final Pause betweenTries;

  DurableSender(KafkaOperations<String, byte[]> kafka, Pause betweenTries) {
    this.kafka = kafka;
    this.betweenTries = betweenTries;
  }

  /** Returns when it is written. */
  void send(ProducerRecord<String, byte[]> record) throws InterruptedException {
    send(record, trouble -> false);
  }

  /**
   * Returns when it is written, or when it is clear that it never will be. Anything else than its
   * size (also a missing permission) is something that an operator can put right meanwhile.
   *
   * @return false if it is larger than Kafka takes
   */
  boolean sendUnlessTooLarge(ProducerRecord<String, byte[]> record) throws InterruptedException {
    return send(record, DurableSender::isTooLarge);
  }

  private boolean send(ProducerRecord<String, byte[]> record, Predicate<Exception> isFinal)
      throws InterruptedException {
    int tries = 1;
    for (Exception trouble = attempt(record); trouble != null; trouble = attempt(record)) {
      if (isFinal.test(trouble)) {
        return false;
      }
      log.error(
          "{} for call {} is not written yet (try {}); it is kept and sent again: {}",
          record.topic(),
          record.key(),
          tries++,
          trouble.getMessage());
      betweenTries.take();
    }
    return true;
  }

  /** What went wrong; null if it is written. */
  private @Nullable Exception attempt(ProducerRecord<String, byte[]> record)
      throws InterruptedException {
    try {
      kafka.send(record).get();
      return null;
    } catch (ExecutionException | KafkaException | org.springframework.kafka.KafkaException e) {
      return e;
    }
  }

  /** The client refuses it under other exceptions than the broker does; the cause is the same. */
  private static boolean isTooLarge(Exception trouble) {
    return Stream.<Throwable>iterate(trouble, Objects::nonNull, Throwable::getCause)
        .anyMatch(RecordTooLargeException.class::isInstance);
  }

  /** A wait between two tries. */
  @FunctionalInterface
  interface Pause {
    void take() throws InterruptedException;
  }
}
