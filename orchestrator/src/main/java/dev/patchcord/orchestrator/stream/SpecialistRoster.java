package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls on all partitions make of the specialists: written by every instance with the decision
 * that changes it, read back by every instance into a store of its own. It is therefore a little
 * behind, and two calls at once may read the same: good enough to take turns.
 */
final class SpecialistRoster {
  private static final Logger log = LoggerFactory.getLogger(SpecialistRoster.class);
  private static final String STORE = "specialists";

  private final ReadOnlyKeyValueStore<String, byte[]> standings;

  SpecialistRoster(ReadOnlyKeyValueStore<String, byte[]> standings) {
    this.standings = standings;
  }

  /** Adds the store that follows the topic, on every instance as a whole. */
  static void addTo(Topology topology) {
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        "from-" + Topic.SPECIALISTS.title(),
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        Topic.SPECIALISTS.title(),
        "specialist-roster",
        Keeper::new);
  }

  /** The roster of a processor's own instance. */
  static SpecialistRoster of(ProcessorContext<String, byte[]> context) {
    KeyValueStore<String, byte[]> store = context.getStateStore(STORE);
    return new SpecialistRoster(store);
  }

  /** What is known of the flow's specialists, where their order depends on it. */
  List<SpecialistStanding> of(Flow flow) {
    if (!Roster.matters(flow)) {
      return List.of();
    }
    List<SpecialistStanding> known = new ArrayList<>();
    for (Specialist specialist : flow.specialists()) {
      SpecialistStanding standing = read(specialist.number());
      if (standing != null) {
        known.add(standing);
      }
    }
    return known;
  }

  /** What the decision makes of specialists whose attempts it began or ended, by number. */
  Map<String, SpecialistStanding> changedBy(Decision decision) {
    Map<String, SpecialistStanding> changed = new LinkedHashMap<>();
    Call call = decision.next();
    if (call == null) {
      return changed;
    }
    Instant now = decision.journal().at();
    decision
        .journal()
        .attempts()
        .forEach(
            view ->
                call.attempts().stream()
                    .filter(each -> each.number() == view.number() && !each.to().isEmpty())
                    .filter(each -> isDialledBy(decision, each) || hasEnded(each, now))
                    .forEach(
                        each ->
                            changed.put(
                                each.to(), standing(call, each, now, changed.get(each.to())))));
    return changed;
  }

  private SpecialistStanding standing(
      Call call, Attempt attempt, Instant now, @Nullable SpecialistStanding sofar) {
    SpecialistStanding known = sofar == null ? read(attempt.to()) : sofar;
    Instant offered = later(known == null ? null : known.offeredAt(), requested(attempt));
    Instant talked = known == null ? null : known.talkedUntil();
    if (hasEnded(attempt, now)) {
      String engagedBy = known == null ? null : known.engagedBy();
      return new SpecialistStanding(
          attempt.to(),
          attempt.specialist(),
          offered,
          attempt.times().containsKey("joined") ? later(talked, now) : talked,
          call.callId().equals(engagedBy) ? null : engagedBy);
    }
    return new SpecialistStanding(
        attempt.to(), attempt.specialist(), offered, talked, call.callId());
  }

  private static boolean isDialledBy(Decision decision, Attempt attempt) {
    return decision.commands().stream()
        .anyMatch(
            each -> each instanceof DialSpecialist dial && dial.attempt() == attempt.number());
  }

  private static boolean hasEnded(Attempt attempt, Instant now) {
    return attempt.outcome() != null
        && (now.equals(attempt.times().get("over")) || now.equals(attempt.times().get("left")));
  }

  private static @Nullable Instant requested(Attempt attempt) {
    return attempt.times().get("requested");
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private @Nullable SpecialistStanding read(String number) {
    byte[] json = standings.get(number);
    try {
      return json == null ? null : ContractJson.read(json, SpecialistStanding.class);
    } catch (UnreadableRecord e) {
      // Without the number: a log is read by more people than the topic.
      log.warn("a specialist's standing cannot be read, taken as unknown: {}", e.getMessage());
      return null;
    }
  }

  /** Takes over what the topic says; a record without a value forgets the number. */
  private static final class Keeper extends ContextualProcessor<String, byte[], Void, Void> {
    @Override
    public void process(Record<String, byte[]> record) {
      if (record.key() != null) {
        KeyValueStore<String, byte[]> store = context().getStateStore(STORE);
        store.put(record.key(), record.value());
      }
    }
  }
}
