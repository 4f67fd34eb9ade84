package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.Kept;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.telemetry.CallTracer;
import dev.patchcord.telemetry.CallWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each trigger to its call: reads the record, lets the machine that it began with decide,
 * stores the call and writes what was decided. One per partition, single-threaded.
 *
 * <p>A call whose machine this build does not have, or whose record it cannot read, is left as it
 * is: its triggers go to dead letters, its deadlines wait in its record for a build that can.
 *
 * <p>Only reading and deciding may fail into dead letters. A store or producer that fails is Kafka
 * Streams' business, so nothing of theirs is called where dead letters are made of exceptions: the
 * transaction is aborted and the trigger is taken again.
 */
final class CallProcessor implements Processor<String, byte[], String, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(CallProcessor.class);

  private final Machines machines;
  private final FlowBook flows;
  private final Duration deadlineTick;
  private final DecisionMeter meter;
  private final CallTracer tracer;
  private final PartitionCalls index;

  // Kafka Streams calls init before anything else.
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable KeyValueStore<String, byte[]> calls;
  private @Nullable DecisionWriter writer;
  private @Nullable SpecialistRoster roster;

  CallProcessor(
      Machines machines,
      FlowBook flows,
      Duration deadlineTick,
      DecisionMeter meter,
      CallTracer tracer) {
    this.machines = machines;
    this.flows = flows;
    this.deadlineTick = deadlineTick;
    this.meter = meter;
    this.tracer = tracer;
    this.index = new PartitionCalls(machines, meter);
  }

  /**
   * The store is restored when this is called, so the deadlines of its calls are all there is to
   * know.
   */
  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    SpecialistRoster known = SpecialistRoster.of(context);
    this.roster = known;
    this.writer = new DecisionWriter(context, known, tracer);
    KeyValueStore<String, byte[]> store = context.getStateStore(CallTopology.CALLS_STORE);
    this.calls = store;
    index.build(store, context.taskId().partition());
    context.schedule(
        deadlineTick, PunctuationType.WALL_CLOCK_TIME, time -> expire(Instant.ofEpochMilli(time)));
  }

  @Override
  public void close() {
    index.clear();
  }

  @Override
  public void process(Record<String, byte[]> record) {
    try (CallWork work = tracer.take(record.headers(), "decide", record.key())) {
      process(record, work);
    }
  }

  private void process(Record<String, byte[]> record, CallWork work) {
    Source source = source();
    byte[] stored = record.key() == null ? null : calls().get(record.key());
    Decided decided;
    try {
      decided = decide(record, source, stored);
    } catch (UnreadableRecord | UnusableTrigger e) {
      work.failed(e);
      discard(record, source, e);
      return;
    } catch (RuntimeException e) {
      // A defect of ours: the call goes on with its next trigger, this one is kept for repair.
      log.error("cannot process {} of {}: {}", source, record.key(), e.toString(), e);
      work.failed(e);
      discard(record, source, e);
      return;
    }
    apply(record.key(), decided, work);
  }

  private Decided decide(Record<String, byte[]> record, Source source, byte @Nullable [] stored) {
    if (record.key() == null || record.key().isEmpty()) {
      throw new UnusableTrigger("expected the call id as key, but there is none");
    }
    if (record.value() == null) {
      throw new UnusableTrigger("expected a trigger, but the value is empty");
    }
    Kept<Trigger> read = ContractJson.readKeeping(record.value(), Trigger.class);
    Trigger trigger = read.value();
    if (trigger instanceof DeadlineExpired) {
      throw new UnusableTrigger("expected an event or an outcome, but deadlines are our own");
    }
    if (!record.key().equals(trigger.callId())) {
      throw new UnusableTrigger(
          "expected the call id as key, but the key is "
              + record.key()
              + " and the call "
              + trigger.callId());
    }
    String id = CloudEvents.text(record.headers(), CloudEvents.ID);
    Call call = read(stored);
    Flow inForce = flows.forTrigger(trigger);
    Stimulus stimulus =
        new Stimulus(
            trigger,
            id == null ? source.topic() + "/" + source.partition() + "/" + source.offset() : id,
            notBefore(call, Instant.ofEpochMilli(context().currentSystemTimeMs())),
            source,
            AskHeaders.read(record.headers()),
            inForce,
            roster().of(call == null ? inForce : call.flow()),
            source.partition(),
            read.unknown());
    return new Decided(call, deciderOf(call).decide(call, stimulus));
  }

  private void expire(Instant now) {
    for (Optional<OpenDeadlines.Entry> due = index.firstDue(now);
        due.isPresent();
        due = index.firstDue(now)) {
      OpenDeadlines.Entry entry = due.get();
      byte[] stored = calls().get(entry.callId());
      if (stored == null) {
        index.remove(entry.callId());
        continue;
      }
      try (CallWork work = tracer.begin("decide deadline", entry.callId())) {
        expire(entry, stored, now, work);
      }
    }
    index.countOverdue(now);
  }

  private void expire(OpenDeadlines.Entry entry, byte[] stored, Instant now, CallWork work) {
    Deadline deadline = entry.deadline();
    work.with("patchcord.deadline", deadline.name());
    DeadlineExpired expired =
        new DeadlineExpired(entry.callId(), now, deadline.name(), deadline.dueAt());
    Decided decided;
    try {
      Call call = ContractJson.read(stored, Call.class);
      Stimulus stimulus =
          new Stimulus(
              expired,
              deadline.name() + "@" + deadline.dueAt(),
              notBefore(call, now),
              null,
              null,
              flows.forTrigger(expired),
              roster().of(call.flow()),
              context().taskId().partition());
      decided = new Decided(call, deciderOf(call).decide(call, stimulus));
    } catch (RuntimeException e) {
      // A defect of ours, which another try would only repeat now. The call's record still has
      // the deadline, so the next trigger of the call or the next owner brings it back.
      log.error("cannot expire {} of {}: {}", deadline, entry.callId(), e.toString(), e);
      work.failed(e);
      writer().discard(expired, context().taskId().partition(), now, e);
      meter.discarded(DecisionWriter.DEADLINES);
      index.drop(entry);
      return;
    }
    apply(entry.callId(), decided, work);
  }

  /** Everything here is part of one transaction. */
  private void apply(String callId, Decided decided, CallWork work) {
    Decision decision = decided.decision();
    Call next = decision.next();
    JournalRecord journal = decision.journal();
    work.with("patchcord.transition", journal.transition())
        .with("patchcord.state", journal.to().name())
        .with("patchcord.rejection", journal.rejection());
    if (next == null) {
      calls().delete(callId);
      index.remove(callId);
    } else {
      calls().put(callId, ContractJson.write(next));
      index.replace(callId, next);
    }
    writer().write(decision, next == null ? decided.before() : next);
    meter.count(decided.before(), decision);
    index.decided(journal);
  }

  private void discard(Record<String, byte[]> record, Source source, RuntimeException cause) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    writer().discard(record, source, now, cause);
    meter.discarded(source.topic());
    log.warn(
        "dead letter from {}-{} at offset {}: {}",
        source.topic(),
        source.partition(),
        source.offset(),
        cause.getMessage());
  }

  private CallDecider deciderOf(@Nullable Call call) {
    return machines
        .deciderOf(call)
        .orElseThrow(
            () ->
                new UnusableTrigger(
                    "expected a call of machine %s, but it began with machine %s, which this build"
                            .formatted(
                                String.join(" or ", machines.versions()),
                                call == null ? "" : call.machineVersion())
                        + " does not have: run one that has it, then requeue this letter"));
  }

  private static @Nullable Call read(byte @Nullable [] json) {
    return json == null ? null : ContractJson.read(json, Call.class);
  }

  /** The clock of a new owner may be behind that of the old one: a call's time never goes back. */
  private static Instant notBefore(@Nullable Call call, Instant now) {
    return call != null && now.isBefore(call.since()) ? call.since() : now;
  }

  private Source source() {
    return context()
        .recordMetadata()
        .map(meta -> new Source(meta.topic(), meta.partition(), meta.offset()))
        .orElseThrow(() -> new IllegalStateException("a record without origin"));
  }

  private ProcessorContext<String, byte[]> context() {
    return started(context);
  }

  private KeyValueStore<String, byte[]> calls() {
    return started(calls);
  }

  private DecisionWriter writer() {
    return started(writer);
  }

  private SpecialistRoster roster() {
    return started(roster);
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("used before init");
    }
    return part;
  }

  /**
   * A decision about a call.
   *
   * @param before null if the call was not known
   */
  private record Decided(@Nullable Call before, Decision decision) {}
}
