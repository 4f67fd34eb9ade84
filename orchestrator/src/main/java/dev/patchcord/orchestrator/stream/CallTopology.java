package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.telemetry.CallTracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Events and outcomes in; commands, journal, snapshots, answers and dead letters out, all in the
 * transaction that also moves the input's offsets and the store of calls.
 */
public final class CallTopology {
  /** Call id to call record, as JSON. Its changelog survives the machine. */
  static final String CALLS_STORE = "calls";

  private static final String PROCESSOR = "call-processor";
  private static final List<Topic> SOURCES =
      List.of(Topic.TELEPHONY_EVENTS, Topic.COMMAND_OUTCOMES);
  private static final List<Topic> SINKS =
      List.of(
          Topic.CALL_COMMANDS,
          Topic.CALL_JOURNAL,
          Topic.CALLS,
          Topic.CALL_INDEX,
          Topic.REPLIES,
          Topic.SPECIALISTS,
          Topic.DEAD_LETTERS);

  /**
   * A small segment lets the broker compact the changelog soon: what a new owner has to read after
   * a crash stays in the order of the live calls, not of all calls of the last week.
   */
  static final Map<String, String> CHANGELOG =
      Map.of(
          "segment.bytes", Integer.toString(16 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.1");

  private CallTopology() {}

  /**
   * Adds everything to an empty topology.
   *
   * @param machines of their own for each processor: they are not for several threads
   * @param deadlineTick how often due deadlines are looked for
   */
  public static void addTo(
      Topology topology,
      Supplier<Machines> machines,
      FlowBook flows,
      Duration deadlineTick,
      DecisionMeter meter,
      CallTracer tracer) {
    String[] sources = SOURCES.stream().map(Topic::title).toArray(String[]::new);
    for (String source : sources) {
      topology.addSource(source, new StringDeserializer(), new ByteArrayDeserializer(), source);
    }
    topology.addProcessor(
        PROCESSOR,
        () -> new CallProcessor(machines.get(), flows, deadlineTick, meter, tracer),
        sources);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(CALLS_STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingEnabled(CHANGELOG),
        PROCESSOR);
    SpecialistRoster.addTo(topology);
    for (Topic sink : SINKS) {
      topology.addSink(
          sinkOf(sink), sink.title(), new StringSerializer(), new ByteArraySerializer(), PROCESSOR);
    }
  }

  /** Name of the sink that writes to this topic. */
  static String sinkOf(Topic topic) {
    return "to-" + topic.title();
  }
}
