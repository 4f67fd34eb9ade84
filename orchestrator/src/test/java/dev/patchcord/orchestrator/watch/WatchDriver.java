package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.PlayedCalls;
import dev.patchcord.orchestrator.promise.LoggedCall;
import dev.patchcord.orchestrator.promise.Promise;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology of the watch, without a broker; its clock is moved by hand. */
final class WatchDriver implements AutoCloseable {
  static final Duration GRACE = Duration.ofSeconds(30);
  private static final WatchSettings SETTINGS =
      new WatchSettings(
          true,
          Path.of("unused"),
          Duration.ofSeconds(5),
          GRACE,
          Duration.ofHours(6),
          Duration.ofSeconds(30));

  final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final TestOutputTopic<String, byte[]> broken;
  private Instant now = LoggedCall.NOON;

  WatchDriver(Path stateDir) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    List<Promise> promises = Promise.all(PlayedCalls.machines());
    driver =
        new TopologyTestDriver(
            WatchTopology.of(SETTINGS, () -> promises, new PromiseMeter(meters, promises)),
            properties,
            now);
    broken =
        driver.createOutputTopic(
            Topic.BROKEN_PROMISES.title(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** The machine writes these records, each at its time. */
  void decided(List<JournalRecord> journal) {
    for (JournalRecord record : journal) {
      if (record.at().isAfter(now)) {
        passes(Duration.between(now, record.at()));
      }
      send(Topic.CALL_JOURNAL, record, "journal-" + record.sequence());
    }
  }

  void send(Topic topic, Object value, String id) {
    sendBytes(topic, ContractJson.write(value), id, ContractJson.typeName(value), now);
  }

  void sendBytes(Topic topic, byte[] value, String id, String type, Instant timestamp) {
    driver
        .createInputTopic(topic.title(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(
                LoggedCall.CALL,
                value,
                CloudEvents.headers(id, type, "/patchcord/test", timestamp, LoggedCall.CALL),
                timestamp));
  }

  /** Time passes on the wall, in steps short enough for every look. */
  void passes(Duration time) {
    Duration left = time;
    while (left.isPositive()) {
      Duration step = left.compareTo(SETTINGS.every()) < 0 ? left : SETTINGS.every();
      driver.advanceWallClockTime(step);
      now = now.plus(step);
      left = left.minus(step);
    }
  }

  Instant now() {
    return now;
  }

  /** What was reported since this was asked last. */
  List<TestRecord<String, byte[]>> written() {
    return broken.readRecordsToList();
  }

  List<BrokenPromise> broken() {
    return written().stream()
        .map(each -> ContractJson.read(each.value(), BrokenPromise.class))
        .toList();
  }

  double counted(String promise) {
    return meters.counter("patchcord.promises.broken", "promise", promise).count();
  }

  double counter(String name) {
    return meters.counter(name).count();
  }

  /** Every key of both stores. */
  TreeSet<String> stored() {
    TreeSet<String> keys = new TreeSet<>();
    for (String store : List.of(WatchTopology.CALLS_STORE, WatchTopology.EVIDENCE_STORE)) {
      try (var entries = driver.<String, byte[]>getKeyValueStore(store).all()) {
        entries.forEachRemaining(entry -> keys.add(entry.key));
      }
    }
    return keys;
  }

  @Override
  public void close() {
    driver.close();
  }
}
