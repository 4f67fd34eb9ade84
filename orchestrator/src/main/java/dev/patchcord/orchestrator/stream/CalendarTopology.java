package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.topic.Topic;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Requests to calendars in; replies, appointments and dead letters out. A part of the stream of its
 * own beside the calls: it shares no store with them, and its sinks have names of their own, since
 * a shared sink would make one part of both.
 */
public final class CalendarTopology {
  /** Calendar to all that is known of it, as JSON. */
  static final String STORE = "calendars";

  private static final String PROCESSOR = "calendar-processor";
  private static final List<Topic> SINKS =
      List.of(Topic.REPLIES, Topic.APPOINTMENTS, Topic.DEAD_LETTERS);

  private CalendarTopology() {}

  /** Adds the calendars to a topology. */
  public static void addTo(Topology topology, DecisionMeter meter) {
    String source = Topic.CALENDAR_REQUESTS.title();
    topology.addSource(source, new StringDeserializer(), new ByteArrayDeserializer(), source);
    topology.addProcessor(PROCESSOR, () -> new CalendarProcessor(meter), source);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingEnabled(CallTopology.CHANGELOG),
        PROCESSOR);
    for (Topic sink : SINKS) {
      topology.addSink(
          sinkOf(sink), sink.title(), new StringSerializer(), new ByteArraySerializer(), PROCESSOR);
    }
  }

  /** Name of the sink that writes to this topic. */
  static String sinkOf(Topic topic) {
    return "calendar-to-" + topic.title();
  }
}
