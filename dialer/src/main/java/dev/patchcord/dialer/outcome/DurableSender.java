package dev.patchcord.dialer.outcome;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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

  void send(ProducerRecord<String, byte[]> record) throws InterruptedException {
    for (int tries = 1; !written(record, tries); tries++) {
      betweenTries.take();
    }
  }

  private boolean written(ProducerRecord<String, byte[]> record, int tries)
      throws InterruptedException {
    try {
      kafka.send(record).get();
      return true;
    } catch (ExecutionException | KafkaException | org.springframework.kafka.KafkaException e) {
      log.error(
          "{} for call {} is not written yet (try {}); it is kept and sent again: {}",
          record.topic(),
          record.key(),
          tries,
          e.getMessage());
      return false;
    }
  }

  /** A wait between two tries. */
  @FunctionalInterface
  interface Pause {
    void take() throws InterruptedException;
  }
}
