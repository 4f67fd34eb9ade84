package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.deadletter.LetterBox;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.TableMachines;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.orchestrator.machine.SpringMachine;
import dev.patchcord.orchestrator.stream.CallTopology;
import dev.patchcord.orchestrator.stream.DecisionMeter;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker with Patchcord's topics, one partition each, and letters by hand. */
final class LetterRoom implements AutoCloseable {
  private final EmbeddedKafkaBroker broker =
      new EmbeddedKafkaKraftBroker(1, 1)
          .brokerProperties(
              Map.of(
                  "transaction.state.log.replication.factor", "1",
                  "transaction.state.log.min.isr", "1",
                  "group.initial.rebalance.delay.ms", "0"));

  void open() {
    broker.afterPropertiesSet();
    new TopicCreation(servers(), 1, (short) 1).createMissing();
  }

  String servers() {
    return broker.getBrokersAsString();
  }

  /** The orchestrator's stream, whose machine throws as long as it is broken. */
  Stream stream(Path state, AtomicBoolean broken) {
    SpringMachine machine = new SpringMachine(CallTransitions.inForce());
    Topology topology = new Topology();
    CallTopology.addTo(
        topology,
        () ->
            TableMachines.of(
                new CallDecider(
                    MachineVersion.newest(),
                    (call, stimulus) -> {
                      if (broken.get()) {
                        throw new IllegalStateException("no idea what to do");
                      }
                      return machine.choose(call, stimulus);
                    })),
        FlowBook.of(Happenings.FLOW),
        Duration.ofMillis(100),
        new DecisionMeter(new SimpleMeterRegistry()),
        CallTracer.off());
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "letter-room");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
    KafkaStreams streams = new KafkaStreams(topology, properties);
    streams.start();
    return new Stream(streams);
  }

  /** A stream that is closed at the end of its test. */
  record Stream(KafkaStreams streams) implements AutoCloseable {
    boolean isRunning() {
      return streams.state().isRunningOrRebalancing();
    }

    @Override
    public void close() {
      streams.close(Duration.ofSeconds(20));
    }
  }

  long send(Topic topic, String call, String id, Object value) {
    return send(topic, call, id, ContractJson.write(value));
  }

  long send(Topic topic, String call, String id, byte[] value) {
    Headers headers =
        CloudEvents.headers(
            id, "patchcord.call-arrived.v1", "/patchcord/test", Instant.EPOCH, call);
    return send(new ProducerRecord<>(topic.title(), 0, call, value, headers));
  }

  /** A letter whose record lay where the topic of events does not reach yet; returns its id. */
  String letter(String call, byte[] value, Instant at, @Nullable Headers headers) {
    return letter(
        new DeadLetter(
            Topic.TELEPHONY_EVENTS.title(),
            0,
            999_999,
            call,
            at,
            "orchestrator",
            "no idea",
            DeadLetter.encode(value),
            headers == null ? null : DeadLetter.keep(headers)));
  }

  /** A letter about a record that lies on the topic of events; returns its id. */
  String letterAbout(String call, byte[] value, long offset) {
    return letter(
        new DeadLetter(
            Topic.TELEPHONY_EVENTS.title(),
            0,
            offset,
            call,
            Instant.EPOCH,
            "orchestrator",
            "no idea",
            DeadLetter.encode(value),
            List.of()));
  }

  private String letter(DeadLetter letter) {
    return "0:"
        + send(
            CloudEvents.record(
                Topic.DEAD_LETTERS,
                "letter",
                "/patchcord/test",
                letter.at(),
                letter.key(),
                letter));
  }

  private long send(ProducerRecord<String, byte[]> record) {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      return producer.send(record).get().offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Id of the call's letter; null if there is none yet. */
  @Nullable String letterOf(String call) {
    try (LetterBox box = LetterBox.open(servers())) {
      return box.letters(ReadProgress.SILENT).all().stream()
          .filter(letter -> letter.content().key().equals(call))
          .map(Letter::id)
          .findFirst()
          .orElse(null);
    }
  }

  List<JournalRecord> journalOf(String call) {
    return records(Topic.CALL_JOURNAL).stream()
        .filter(record -> Objects.equals(record.key(), call))
        .map(record -> ContractJson.read(record.value(), JournalRecord.class))
        .toList();
  }

  ConsumerRecord<String, byte[]> last(Topic topic, String call) {
    return records(topic).stream()
        .filter(record -> Objects.equals(record.key(), call))
        .toList()
        .getLast();
  }

  /** Where the topics end, as the committed records tell. */
  Map<Topic, Long> ends() {
    Map<Topic, Long> ends = new EnumMap<>(Topic.class);
    for (Topic topic : List.of(Topic.TELEPHONY_EVENTS, Topic.DEAD_LETTERS)) {
      ends.put(topic, (long) records(topic).size());
    }
    return ends;
  }

  void deleteRecordsUpTo(Topic topic, long offset) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic.title(), 0), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<ConsumerRecord<String, byte[]>> records(Topic topic) {
    TopicPartition partition = new TopicPartition(topic.title(), 0);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", servers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  @Override
  public void close() {
    broker.destroy();
  }
}
