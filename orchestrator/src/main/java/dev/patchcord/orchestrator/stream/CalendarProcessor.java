package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.calendar.Calendar;
import dev.patchcord.orchestrator.calendar.CalendarDecider;
import dev.patchcord.orchestrator.calendar.CalendarDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each request to its calendar, one at a time, and writes the reply and what was booked in
 * the transaction that also stores the calendar. As with calls, only reading and deciding may fail
 * into dead letters.
 */
final class CalendarProcessor implements Processor<String, byte[], String, byte[]> {
  /** How often calendars that nobody asks forget what is past. */
  static final Duration TIDY = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(CalendarProcessor.class);

  private final DecisionMeter meter;

  // Kafka Streams calls init before anything else.
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable KeyValueStore<String, byte[]> calendars;

  CalendarProcessor(DecisionMeter meter) {
    this.meter = meter;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    this.calendars = context.getStateStore(CalendarTopology.STORE);
    context.schedule(
        TIDY, PunctuationType.WALL_CLOCK_TIME, time -> tidy(Instant.ofEpochMilli(time)));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    byte[] stored = record.key() == null ? null : calendars().get(record.key());
    Calendar before;
    CalendarDecision decision;
    try {
      CalendarRequest request = request(record);
      before = read(stored);
      decision = CalendarDecider.decide(before, request, now);
    } catch (UnreadableRecord | IllegalArgumentException e) {
      discard(record, now, e);
      return;
    } catch (RuntimeException e) {
      // A defect of ours: the calendar goes on with its next request, this one is kept for repair.
      log.error("cannot process a request of calendar {}: {}", record.key(), e.toString(), e);
      discard(record, now, e);
      return;
    }
    store(record.key(), before, decision.next(), now);
    Appointment booked = decision.booked();
    if (booked != null) {
      send(Topic.APPOINTMENTS, booked.id(), booked, headers(booked.id(), booked, now, booked), now);
    }
    answer(record, decision.answer(), now);
  }

  private static CalendarRequest request(Record<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      throw new IllegalArgumentException("expected a calendar as key and a request as value");
    }
    CalendarRequest request = ContractJson.read(record.value(), CalendarRequest.class);
    if (!record.key().equals(request.calendar())) {
      throw new IllegalArgumentException(
          "expected the calendar as key, but the key is %s and the calendar %s"
              .formatted(record.key(), request.calendar()));
    }
    return request;
  }

  private void answer(Record<String, byte[]> record, Answer answer, Instant now) {
    Ask ask = AskHeaders.read(record.headers());
    if (ask == null) {
      return;
    }
    String id = CloudEvents.text(record.headers(), CloudEvents.ID);
    String subject = CloudEvents.text(record.headers(), CloudEvents.SUBJECT);
    Headers headers =
        CloudEvents.headers(
            (id == null ? record.key() : id) + "/answer",
            ContractJson.typeName(answer),
            DeadLetters.SOURCE,
            now,
            subject == null ? record.key() : subject);
    AskHeaders.write(headers, ask);
    send(Topic.REPLIES, ask.replyTo(), answer, headers, now);
  }

  private void tidy(Instant now) {
    List<KeyValue<String, byte[]>> all = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = calendars().all()) {
      entries.forEachRemaining(all::add);
    }
    for (KeyValue<String, byte[]> entry : all) {
      Calendar calendar = read(entry.value);
      Calendar tidied = calendar.at(now);
      if (!tidied.equals(calendar)) {
        store(entry.key, calendar, tidied, now);
      }
    }
  }

  /** What the calendar has forgotten leaves its topic as well. */
  private void store(String key, Calendar before, Calendar after, Instant now) {
    for (Appointment past : before.forgottenAt(now)) {
      forward(Topic.APPOINTMENTS, new Record<>(past.id(), null, now.toEpochMilli()));
    }
    if (after.holdsNothing()) {
      calendars().delete(key);
    } else {
      calendars().put(key, ContractJson.write(after));
    }
  }

  private void discard(Record<String, byte[]> record, Instant now, RuntimeException cause) {
    Source source =
        context()
            .recordMetadata()
            .map(meta -> new Source(meta.topic(), meta.partition(), meta.offset()))
            .orElseThrow(() -> new IllegalStateException("a record without origin"));
    forward(Topic.DEAD_LETTERS, DeadLetters.about(record, source, now, cause));
    meter.discarded(source.topic());
    log.warn(
        "dead letter from {}-{} at offset {}: {}",
        source.topic(),
        source.partition(),
        source.offset(),
        cause.getMessage());
  }

  private static Calendar read(byte @Nullable [] json) {
    return json == null ? Calendar.empty() : ContractJson.read(json, Calendar.class);
  }

  private static Headers headers(String id, Object value, Instant at, Appointment of) {
    return CloudEvents.headers(
        id, ContractJson.typeName(value), DeadLetters.SOURCE, at, of.callId());
  }

  private void send(Topic topic, String key, Object value, Headers headers, Instant at) {
    forward(topic, new Record<>(key, ContractJson.write(value), at.toEpochMilli(), headers));
  }

  private void forward(Topic topic, Record<String, byte[]> record) {
    context().forward(record, CalendarTopology.sinkOf(topic));
  }

  private ProcessorContext<String, byte[]> context() {
    return started(context);
  }

  private KeyValueStore<String, byte[]> calendars() {
    return started(calendars);
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("used before init");
    }
    return part;
  }
}
