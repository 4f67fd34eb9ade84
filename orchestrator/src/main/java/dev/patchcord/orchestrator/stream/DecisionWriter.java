package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.GivenAnswer;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.telemetry.CallTracer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes a decision to its topics. Ids are made of the call id and the journal's sequence, so the
 * same decision taken again after a crash carries the same ids. The trace context of the decision
 * goes out with its journal record and its commands, in their headers: what is decided does not
 * depend on who watches.
 */
final class DecisionWriter {
  /** Origin of a dead letter that no topic brought: a deadline, which is kept with its call. */
  static final String DEADLINES = DeadLetter.DEADLINES;

  private static final long NO_OFFSET = -1;

  private final ProcessorContext<String, byte[]> context;
  private final SpecialistRoster roster;
  private final CallTracer tracer;

  DecisionWriter(
      ProcessorContext<String, byte[]> context, SpecialistRoster roster, CallTracer tracer) {
    this.context = context;
    this.roster = roster;
    this.tracer = tracer;
  }

  /**
   * Writes one decision.
   *
   * @param latest the call afterwards, or as it was if this decision forgets it; null if it was
   *     never kept
   */
  void write(Decision decision, @Nullable Call latest) {
    JournalRecord journal = decision.journal();
    String callId = journal.callId();
    String id = callId + "/" + journal.sequence();
    Instant at = journal.at();
    Headers told = headers(id, journal, at, callId);
    tracer.sign(told);
    send(Topic.CALL_JOURNAL, callId, journal, told, at);
    for (CallCommand command : journal.commands()) {
      Headers headers = headers(command.commandId(), command, at, callId);
      tracer.sign(headers);
      send(Topic.CALL_COMMANDS, callId, command, headers, at);
    }
    answer(journal.answers(), id, at, callId);
    snapshot(decision.next(), id, at, callId);
    index(latest, journal);
    standings(decision, id, at, callId);
  }

  private void standings(Decision decision, String id, Instant at, String callId) {
    roster
        .changedBy(decision)
        .forEach(
            (number, standing) -> {
              Headers headers = headers(id + "/" + number, standing, at, callId);
              send(Topic.SPECIALISTS, number, standing, headers, at);
            });
  }

  private void answer(List<GivenAnswer> answers, String id, Instant at, String callId) {
    for (int i = 0; i < answers.size(); i++) {
      GivenAnswer given = answers.get(i);
      Headers headers = headers(id + "/answer-" + i, given.answer(), at, callId);
      AskHeaders.write(headers, given.ask());
      send(Topic.REPLIES, given.ask().replyTo(), given.answer(), headers, at);
    }
  }

  private void snapshot(@Nullable Call next, String id, Instant at, String callId) {
    if (next == null) {
      // A null value is the tombstone of a compacted topic.
      forward(Topic.CALLS, new Record<>(callId, null, at.toEpochMilli()));
    } else {
      Object view = next.snapshot();
      send(Topic.CALLS, callId, view, headers(id + "/snapshot", view, at, callId), at);
    }
  }

  /** With the end of a call, and with all that comes after it. */
  private void index(@Nullable Call latest, JournalRecord journal) {
    if (latest != null && latest.state() == CallState.ENDED) {
      String callId = journal.callId();
      CallIndex entry = latest.index(journal.at(), journal.sequence());
      String id = callId + "/" + journal.sequence() + "/index";
      send(Topic.CALL_INDEX, callId, entry, headers(id, entry, journal.at(), callId), journal.at());
    }
  }

  /** A record that nothing can be made of. */
  void discard(Record<String, byte[]> record, Source source, Instant at, RuntimeException cause) {
    forward(Topic.DEAD_LETTERS, DeadLetters.about(record, source, at, cause));
  }

  /** A deadline that could not be expired. */
  void discard(DeadlineExpired deadline, int partition, Instant at, RuntimeException cause) {
    String callId = deadline.callId();
    forward(
        Topic.DEAD_LETTERS,
        DeadLetters.letter(
            DEADLINES + "/" + callId + "/" + deadline.name() + "@" + deadline.dueAt(),
            new Source(DEADLINES, partition, NO_OFFSET),
            callId,
            at,
            cause,
            ContractJson.write(deadline),
            null));
  }

  private void send(Topic topic, String key, Object value, Headers headers, Instant at) {
    forward(topic, new Record<>(key, ContractJson.write(value), at.toEpochMilli(), headers));
  }

  private void forward(Topic topic, Record<String, byte[]> record) {
    context.forward(record, CallTopology.sinkOf(topic));
  }

  private static Headers headers(String id, Object value, Instant at, String callId) {
    return CloudEvents.headers(id, ContractJson.typeName(value), DeadLetters.SOURCE, at, callId);
  }
}
