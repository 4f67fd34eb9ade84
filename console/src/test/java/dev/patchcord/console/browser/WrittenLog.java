package dev.patchcord.console.browser;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.replay.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what the orchestrator writes of a call: journal, snapshot, index, in one transaction. */
public final class WrittenLog implements AutoCloseable {
  private final CallReplay replay = new CallReplay(new SpringMachines());
  private final KafkaProducer<String, byte[]> producer;

  public WrittenLog(String servers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "transactional.id", "written-log"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** From a record on; the earlier ones have been written. */
  public void write(List<JournalRecord> call, int from) {
    CallJournal journal =
        new CallJournal(call.getFirst().callId(), call.stream().map(JournalLine::of).toList());
    replay.of(journal).steps().stream().skip(from).forEach(this::write);
  }

  private void write(Step step) {
    JournalRecord record = step.record();
    Call after = step.after();
    producer.beginTransaction();
    send(Topic.CALL_JOURNAL, record, ContractJson.write(record));
    send(Topic.CALLS, record, after == null ? null : ContractJson.write(after.snapshot()));
    if (after != null && after.state() == CallState.ENDED) {
      send(
          Topic.CALL_INDEX,
          record,
          ContractJson.write(after.index(record.at(), record.sequence())));
    }
    producer.commitTransaction();
  }

  /** One record of any topic. */
  public void write(Topic topic, String key, Object value) {
    producer.beginTransaction();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.title(), key, ContractJson.write(value));
    String type =
        switch (value) {
          case DeadLetter _ -> "patchcord.dead-letter.v1";
          case DeadLetterRequeued _ -> "patchcord.dead-letter-requeued.v1";
          default -> "";
        };
    if (!type.isEmpty()) {
      record.headers().add(CloudEvents.TYPE, type.getBytes(StandardCharsets.UTF_8));
    }
    producer.send(record);
    producer.commitTransaction();
  }

  private void send(Topic topic, JournalRecord record, byte[] value) {
    producer.send(
        new ProducerRecord<>(
            topic.title(), null, record.at().toEpochMilli(), record.callId(), value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
