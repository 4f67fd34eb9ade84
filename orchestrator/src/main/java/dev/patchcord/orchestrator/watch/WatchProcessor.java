package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.promise.CallEvidence;
import dev.patchcord.orchestrator.promise.Promise;
import dev.patchcord.orchestrator.watch.EvidenceStore.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects each call's evidence as it is written, and has it judged. One per partition,
 * single-threaded.
 */
final class WatchProcessor implements Processor<String, byte[], String, byte[]> {
  /** More than the longest hold has; of a call that goes on and on nothing is kept. */
  static final int MOST_RECORDS = 5_000;

  private static final Logger log = LoggerFactory.getLogger(WatchProcessor.class);

  private final WatchSettings settings;
  private final List<Promise> promises;
  private final PromiseMeter meter;

  // Kafka Streams calls init before anything else.
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable CallWatch watch;
  private @Nullable EvidenceStore evidence;
  private @Nullable ReadingProgress progress;

  WatchProcessor(WatchSettings settings, List<Promise> promises, PromiseMeter meter) {
    this.settings = settings;
    this.promises = promises;
    this.meter = meter;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    KeyValueStore<String, byte[]> calls = context.getStateStore(WatchTopology.CALLS_STORE);
    EvidenceStore pieces = new EvidenceStore(context.getStateStore(WatchTopology.EVIDENCE_STORE));
    ReadingProgress reading =
        new ReadingProgress(Instant.ofEpochMilli(context.currentSystemTimeMs()));
    CallWatch calling =
        new CallWatch(
            settings,
            promises,
            meter,
            calls,
            pieces,
            verdict -> context.forward(verdict, WatchTopology.SINK));
    this.evidence = pieces;
    this.progress = reading;
    this.watch = calling;
    context.schedule(
        settings.every(),
        PunctuationType.WALL_CLOCK_TIME,
        time -> {
          Instant now = Instant.ofEpochMilli(time);
          calling.look(now, reading.until(now));
        });
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Instant now = Instant.ofEpochMilli(started(context).currentSystemTimeMs());
    RecordMetadata place = started(context).recordMetadata().orElseThrow();
    if (place.topic().equals(Topic.CALL_JOURNAL.title())) {
      started(progress).read(Instant.ofEpochMilli(record.timestamp()), now);
    }
    if (record.key() == null || record.key().isEmpty() || record.value() == null) {
      return;
    }
    try {
      if (place.topic().equals(Topic.CALL_JOURNAL.title())) {
        decided(record, place, now);
      } else if (place.topic().equals(Topic.DEAD_LETTERS.title())) {
        putAside(record, now);
      } else {
        logged(record, place, now);
      }
    } catch (UnreadableRecord e) {
      log.warn(
          "{}-{} at offset {} cannot be read ({}): call {} is not judged",
          place.topic(),
          place.partition(),
          place.offset(),
          e.getMessage(),
          record.key());
      started(watch).tear(record.key(), now);
    }
  }

  private void decided(Record<String, byte[]> record, RecordMetadata place, Instant now) {
    String callId = record.key();
    JournalRecord decided = ContractJson.read(record.value(), JournalRecord.class);
    CallWatch calls = started(watch);
    if (decided.sequence() == 1) {
      calls.beginAnew(callId, now, started(progress).until(now));
    }
    WatchedCall call =
        calls.of(callId, now).stepped(decided.sequence(), CallEvidence.isLast(decided));
    if (decided.sequence() > MOST_RECORDS) {
      call = call.torn();
    }
    if (call.whole() && !keeps(callId, decided, record, place)) {
      call = call.torn();
    }
    if (!call.whole()) {
      started(evidence).forgetJournal(callId);
    }
    Source source = decided.source();
    if (source != null) {
      started(evidence).taken(callId, source.topic(), source.offset());
      call = call.took(source.topic(), source.offset());
    }
    calls.keep(callId, call);
  }

  private boolean keeps(
      String callId, JournalRecord decided, Record<String, byte[]> record, RecordMetadata place) {
    return started(evidence)
        .add(callId, decided.sequence(), record.value(), place.partition(), place.offset());
  }

  private void logged(Record<String, byte[]> record, RecordMetadata place, Instant now) {
    WatchedCall call = started(watch).of(record.key(), now);
    String type = CloudEvents.text(record.headers(), CloudEvents.TYPE);
    started(evidence)
        .waits(
            record.key(),
            new Waiting(
                place.topic(),
                place.offset(),
                Objects.requireNonNullElse(type, "a record without a type"),
                Instant.ofEpochMilli(record.timestamp()),
                now),
            call.latestTaken(place.topic()) >= place.offset());
    started(watch).keep(record.key(), call);
  }

  private void putAside(Record<String, byte[]> record, Instant now) {
    DeadLetter letter = ContractJson.read(record.value(), DeadLetter.class);
    boolean watched =
        letter.topic().equals(Topic.TELEPHONY_EVENTS.title())
            || letter.topic().equals(Topic.COMMAND_OUTCOMES.title());
    if (watched && letter.key().equals(record.key())) {
      started(watch).keep(record.key(), started(watch).of(record.key(), now));
      started(evidence).putAside(record.key(), letter.topic(), letter.offset());
    }
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("used before init");
    }
    return part;
  }
}
