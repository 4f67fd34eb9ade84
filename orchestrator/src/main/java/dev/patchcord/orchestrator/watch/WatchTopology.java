package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.orchestrator.promise.Promise;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Journal, events, outcomes and dead letters in, each call's in one task; broken promises out. The
 * journal alone tells what became of a call; events and outcomes are read for what is missing in
 * it.
 */
final class WatchTopology {
  /** Call id to {@link WatchedCall}. */
  static final String CALLS_STORE = "watched-calls";

  /** See {@link EvidenceStore}. */
  static final String EVIDENCE_STORE = "watched-evidence";

  static final String SINK = "to-" + Topic.BROKEN_PROMISES.title();

  private static final String PROCESSOR = "promise-watch";
  private static final List<Topic> SOURCES =
      List.of(
          Topic.CALL_JOURNAL, Topic.TELEPHONY_EVENTS, Topic.COMMAND_OUTCOMES, Topic.DEAD_LETTERS);

  /** As for the store of calls: what is compacted soon is restored soon. */
  private static final Map<String, String> CHANGELOG =
      Map.of(
          "segment.bytes", Integer.toString(16 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.1");

  private WatchTopology() {}

  /**
   * The whole of it.
   *
   * @param promises a set for each processor: the machine that replays is not for several threads
   */
  static Topology of(WatchSettings settings, Supplier<List<Promise>> promises, PromiseMeter meter) {
    Topology topology = new Topology();
    for (Topic source : SOURCES) {
      topology.addSource(
          AutoOffsetReset.byDuration(settings.lookBack()),
          source.title(),
          new StringDeserializer(),
          new ByteArrayDeserializer(),
          source.title());
    }
    topology.addProcessor(
        PROCESSOR,
        () -> new WatchProcessor(settings, promises.get(), meter),
        SOURCES.stream().map(Topic::title).toArray(String[]::new));
    for (String store : List.of(CALLS_STORE, EVIDENCE_STORE)) {
      topology.addStateStore(
          Stores.keyValueStoreBuilder(
                  Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
              .withLoggingEnabled(CHANGELOG),
          PROCESSOR);
    }
    topology.addSink(
        SINK,
        Topic.BROKEN_PROMISES.title(),
        new StringSerializer(),
        new ByteArraySerializer(),
        PROCESSOR);
    return topology;
  }
}
