package dev.patchcord.sandbox.page;

import static org.assertj.core.api.Assertions.fail;

import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.timeline.TopicTail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks a calendar as the ingress does, and sees every request that the topic gets meanwhile. */
final class AskedCalendars implements AutoCloseable {
  /** CloudEvents id of what is asked. */
  static final String EVENT_ID = "CA1/slots-of-half-a-minute";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<ConsumerRecord<String, byte[]>> requests =
      new LinkedBlockingQueue<>();
  private final TopicTail tail;
  private final KafkaProducer<String, byte[]> producer;

  AskedCalendars(String servers) {
    tail =
        TopicTail.start(
            servers, Map.of(Topic.CALENDAR_REQUESTS, requests::add), problem -> fail(problem));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Every version can read it, and none can decide on it. Returns the record in the topic. */
  ConsumerRecord<String, byte[]> forSlotsOfHalfAMinute(String calendar) {
    Instant now = Instant.now();
    CalendarRequest request =
        new CalendarRequest(
            EVENT_ID,
            calendar,
            "CA1",
            List.of(),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            now,
            now.plus(Duration.ofDays(7)),
            null,
            "",
            null,
            null);
    producer.send(
        new ProducerRecord<>(
            Topic.CALENDAR_REQUESTS.title(),
            null,
            calendar,
            ContractJson.write(request),
            CloudEvents.headers(EVENT_ID, "patchcord.calendar-request.v1", "/test", now, "CA1")));
    return next();
  }

  /** Waits for the next request. */
  ConsumerRecord<String, byte[]> next() {
    try {
      ConsumerRecord<String, byte[]> next =
          requests.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return next == null ? fail("no calendar was asked within " + PATIENCE) : next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    tail.close();
  }
}
