package dev.patchcord.contract.deadletter;

import dev.patchcord.contract.archive.LogReader;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts records back, each in one transaction with the mark that says so. All who do that share one
 * transactional id, so whoever begins last is the only one who can: open it before the letters are
 * read, and no letter can be put back twice by two people at once.
 */
public final class Requeuer implements AutoCloseable {
  private static final String TRANSACTIONAL_ID = "patchcord-dead-letters";
  private static final String SOURCE = "/patchcord/dead-letters";
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** Above the broker's largest record: what could be written once can be written again. */
  private static final int LARGEST_BYTES = 4 * 1024 * 1024;

  private final Producer<byte[], byte[]> producer;
  private final String servers;

  private Requeuer(Producer<byte[], byte[]> producer, String servers) {
    this.producer = producer;
    this.servers = servers;
  }

  /**
   * Begins; ends whatever another one had begun.
   *
   * @param servers comma-separated {@code host:port}
   * @throws dev.patchcord.contract.archive.ArchiveProblem if Kafka does not answer
   */
  public static Requeuer open(String servers) {
    int millis = Math.toIntExact(ANSWER.toMillis());
    Producer<byte[], byte[]> producer;
    try {
      producer =
          new KafkaProducer<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                  ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID,
                  ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_BYTES,
                  ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2,
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis,
                  ProducerConfig.MAX_BLOCK_MS_CONFIG, millis),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    } catch (KafkaException e) {
      throw LogReader.unreachable(servers, e.getCause() == null ? e : e.getCause());
    }
    try {
      producer.initTransactions();
      return new Requeuer(producer, servers);
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw LogReader.unreachable(servers, e);
    }
  }

  /**
   * Puts one record back. Returns when it is committed; if this throws, it was not put back, unless
   * Kafka was lost in the middle of the commit.
   *
   * @param by who wants it
   * @param why in that person's words; null where nobody said
   * @throws SomebodyElse if another one has begun since
   * @throws IllegalArgumentException if the requeue is refused
   */
  public void send(Requeue requeue, Instant at, String by, @Nullable String why) {
    ProducerRecord<byte[], byte[]> record = requeue.record();
    if (record == null) {
      throw new IllegalArgumentException(requeue.letter().id() + " " + requeue.refusal());
    }
    try {
      producer.beginTransaction();
      var sent = producer.send(record);
      var marked = producer.send(mark(requeue.letter(), record, at, by, why));
      producer.flush();
      sent.get();
      marked.get();
      producer.commitTransaction();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LogReader.unreachable(servers, e);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof ProducerFencedException
          || each instanceof InvalidProducerEpochException) {
        return new SomebodyElse(each);
      }
    }
    return LogReader.unreachable(servers, cause);
  }

  /** Beside the letter, under its key. */
  private static ProducerRecord<byte[], byte[]> mark(
      Letter letter,
      ProducerRecord<byte[], byte[]> record,
      Instant at,
      String by,
      @Nullable String why) {
    String key = letter.content().key();
    ProducerRecord<String, byte[]> mark =
        CloudEvents.record(
            Topic.DEAD_LETTERS,
            "%s/requeued/%d".formatted(letter.id(), letter.requeued().size() + 1),
            SOURCE,
            at,
            key,
            new DeadLetterRequeued(
                letter.id(),
                at,
                by,
                record.topic(),
                Objects.requireNonNull(record.partition()),
                why));
    return new ProducerRecord<>(
        mark.topic(),
        letter.partition(),
        mark.timestamp(),
        key.getBytes(StandardCharsets.UTF_8),
        mark.value(),
        mark.headers());
  }

  @Override
  public void close() {
    producer.close(ANSWER);
  }

  /** Another one has begun to put records back. */
  public static final class SomebodyElse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SomebodyElse(Throwable cause) {
      super("somebody else has begun to put records back", cause);
    }
  }
}
