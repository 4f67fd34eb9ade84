package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology with the real machine, without a broker; its clock is moved by hand. */
final class StreamDriver implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final Map<Topic, TestOutputTopic<String, byte[]>> outputs = new EnumMap<>(Topic.class);
  private int deliveries;

  StreamDriver(Path stateDir, Instant start) {
    this(stateDir, start, Happenings.FLOW);
  }

  StreamDriver(Path stateDir, Instant start, Flow flow) {
    Topology topology = new Topology();
    CallTopology.addTo(
        topology,
        SpringMachines::new,
        FlowBook.of(flow),
        Duration.ofMillis(100),
        new DecisionMeter(meters),
        CallTracer.off());
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStore.class);
    this.driver = new TopologyTestDriver(topology, properties, start);
  }

  /** Writes a trigger as the ingress or the dialer would. */
  void send(Topic topic, Object trigger) {
    send(topic, Happenings.CALL, ContractJson.write(trigger), headers(trigger));
  }

  /** The same, with somebody waiting for an answer. */
  void ask(Object trigger, String replyTo, byte[] correlationId) {
    Headers headers = headers(trigger);
    headers.add("kafka_correlationId", correlationId);
    headers.add("patchcord_reply-to", replyTo.getBytes(StandardCharsets.UTF_8));
    send(Topic.TELEPHONY_EVENTS, Happenings.CALL, ContractJson.write(trigger), headers);
  }

  void send(Topic topic, String key, byte[] value, Headers headers) {
    TestInputTopic<String, byte[]> input =
        driver.createInputTopic(topic.title(), new StringSerializer(), new ByteArraySerializer());
    input.pipeInput(new TestRecord<>(key, value, headers));
  }

  private Headers headers(Object trigger) {
    deliveries++;
    return CloudEvents.headers(
        "delivery-" + deliveries,
        ContractJson.typeName(trigger),
        "/patchcord/test",
        NOON,
        Happenings.CALL);
  }

  void passes(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** Every stored call record, by call id. */
  Map<String, byte[]> stored() {
    Map<String, byte[]> all = new java.util.TreeMap<>();
    try (var entries = driver.<String, byte[]>getKeyValueStore(CallTopology.CALLS_STORE).all()) {
      entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
    }
    return all;
  }

  List<TestRecord<String, byte[]>> written(Topic topic) {
    return outputs
        .computeIfAbsent(
            topic,
            each ->
                driver.createOutputTopic(
                    each.title(), new StringDeserializer(), new ByteArrayDeserializer()))
        .readRecordsToList();
  }

  List<JournalRecord> journal() {
    return values(Topic.CALL_JOURNAL, JournalRecord.class);
  }

  List<CallCommand> commands() {
    return values(Topic.CALL_COMMANDS, CallCommand.class);
  }

  List<CallSnapshot> snapshots() {
    return values(Topic.CALLS, CallSnapshot.class);
  }

  List<CallIndex> index() {
    return values(Topic.CALL_INDEX, CallIndex.class);
  }

  List<Answer> answers() {
    return values(Topic.REPLIES, Answer.class);
  }

  List<SpecialistStanding> standings() {
    return values(Topic.SPECIALISTS, SpecialistStanding.class);
  }

  List<DeadLetter> deadLetters() {
    return values(Topic.DEAD_LETTERS, DeadLetter.class);
  }

  private <T> List<T> values(Topic topic, Class<T> type) {
    return written(topic).stream()
        .filter(each -> each.value() != null)
        .map(each -> ContractJson.read(each.value(), type))
        .toList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
