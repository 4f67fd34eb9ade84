package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.archive.LogReader;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes calls to their topics as the stream does, a transaction for each decision. */
final class WrittenTopics implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  WrittenTopics(String servers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "transactional.id", "test"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Journal, snapshots and index entries, all calls together in the order of time. */
  void write(WrittenCall... calls) {
    Stream.of(calls)
        .flatMap(call -> call.written().stream())
        .sorted(Comparator.comparing(written -> written.record().at()))
        .forEach(this::write);
  }

  void write(WrittenCall.Written written) {
    JournalRecord record = written.record();
    producer.beginTransaction();
    send(Topic.CALL_JOURNAL, record, ContractJson.write(record));
    send(
        Topic.CALLS,
        record,
        written.next() == null ? null : ContractJson.write(written.next().snapshot()));
    if (written.latest() != null && written.latest().state() == CallState.ENDED) {
      send(
          Topic.CALL_INDEX,
          record,
          ContractJson.write(written.latest().index(record.at(), record.sequence())));
    }
    producer.commitTransaction();
  }

  /** The journal alone, as of a call that ended before there was an index. */
  void writeJournal(WrittenCall call) {
    producer.beginTransaction();
    call.journal().forEach(each -> send(Topic.CALL_JOURNAL, each, ContractJson.write(each)));
    producer.commitTransaction();
  }

  /** A decision that was never made. */
  void abort(JournalRecord record) {
    producer.beginTransaction();
    send(Topic.CALL_JOURNAL, record, ContractJson.write(record));
    producer.flush();
    producer.abortTransaction();
  }

  /** Something else in the place of the journal's record. */
  void writeInstead(JournalRecord record, String key, byte[] value) {
    producer.beginTransaction();
    int partition = partitionOf(record.callId());
    producer.send(
        new ProducerRecord<>(
            Topic.CALL_JOURNAL.title(), partition, record.at().toEpochMilli(), key, value));
    producer.commitTransaction();
  }

  private int partitionOf(String callId) {
    return LogReader.partitionOf(callId, producer.partitionsFor(Topic.CALL_JOURNAL.title()).size());
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
