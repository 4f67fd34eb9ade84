package dev.patchcord.ingress.publish;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Calendars in Kafka: a request is keyed by its calendar, which decides one after the other. */
public final class KafkaCalendars implements Calendars {
  private final Questions questions;
  private final Clock clock;
  private final String source;

  /**
   * Asks as one instance.
   *
   * @param instance becomes part of the requests' source
   */
  public KafkaCalendars(Questions questions, Clock clock, String instance) {
    this.questions = questions;
    this.clock = clock;
    this.source = KafkaEventLog.SOURCE + instance;
  }

  @Override
  public CompletableFuture<Answer> ask(CalendarRequest request) {
    if (!questions.areHeard()) {
      return CompletableFuture.failedFuture(KafkaEventLog.notHeard());
    }
    Instant now = clock.instant();
    Headers headers =
        CloudEvents.headers(
            request.requestId(), ContractJson.typeName(request), source, now, request.callId());
    return questions.put(
        new ProducerRecord<>(
            Topic.CALENDAR_REQUESTS.title(),
            null,
            now.toEpochMilli(),
            request.calendar(),
            ContractJson.write(request),
            headers),
        KafkaEventLog::notWritten);
  }
}
