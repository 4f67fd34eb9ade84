package dev.patchcord.console.browser;

import dev.patchcord.console.Samples;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes journal records and snapshots of very many live calls, as the orchestrator does: a few
 * decisions in one transaction, twenty times a second. The records are those of one recorded
 * decision, with another call, time and states.
 */
final class TenThousandCalls implements AutoCloseable {
  private static final int CALLS = 10_000;
  private static final int BATCHES_A_SECOND = 20;
  private static final List<CallState> ROUND =
      List.of(
          CallState.AI, CallState.HOLD, CallState.DIALING, CallState.BRIDGED, CallState.FALLBACK);

  private final KafkaProducer<String, byte[]> producer;
  private final ObjectNode decision;
  private final CallState[] states = new CallState[CALLS];
  private final AtomicLong written = new AtomicLong();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private int next;

  TenThousandCalls(String servers, JournalRecord recorded) {
    decision = (ObjectNode) ContractJson.tree(recorded);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "transactional.id",
                "ten-thousand-calls",
                "compression.type",
                "lz4"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    for (int batch = 0; batch < CALLS; batch += 500) {
      producer.beginTransaction();
      for (int call = batch; call < batch + 500; call++) {
        states[call] = ROUND.get(call % ROUND.size());
        snapshot(call, Instant.now());
      }
      producer.commitTransaction();
    }
  }

  /** From now on so many changes of state happen each second. */
  void move(int aSecond) {
    var _ =
        timer.scheduleAtFixedRate(
            () -> batch(aSecond / BATCHES_A_SECOND),
            0,
            1_000 / BATCHES_A_SECOND,
            TimeUnit.MILLISECONDS);
  }

  /** Changes of state so far. */
  long written() {
    return written.get();
  }

  private void batch(int changes) {
    producer.beginTransaction();
    for (int i = 0; i < changes; i++) {
      int call = next++ % CALLS;
      CallState from = states[call];
      CallState to = ROUND.get((ROUND.indexOf(from) + 1) % ROUND.size());
      states[call] = to;
      Instant now = Instant.now();
      ObjectNode record = decision.deepCopy();
      record
          .put("callId", Samples.callId(call))
          .put("at", now.toString())
          .put("from", from.name())
          .put("to", to.name());
      producer.send(
          new ProducerRecord<>(
              Topic.CALL_JOURNAL.title(),
              null,
              now.toEpochMilli(),
              Samples.callId(call),
              ContractJson.write(record)));
      snapshot(call, now);
    }
    producer.commitTransaction();
    written.addAndGet(changes);
  }

  private void snapshot(int call, Instant now) {
    producer.send(
        new ProducerRecord<>(
            Topic.CALLS.title(),
            Samples.callId(call),
            ContractJson.write(
                Samples.snapshot(
                    Samples.callId(call),
                    states[call],
                    now,
                    List.of(Samples.attempt(1, "Ada " + call % 200, "RINGING", null)),
                    List.of(new Deadline("attempt-1", now.plusSeconds(900)))))));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
