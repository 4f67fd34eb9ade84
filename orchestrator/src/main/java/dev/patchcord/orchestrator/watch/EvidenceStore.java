package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The evidence of open calls, an entry for each piece, so that a long call is not written anew with
 * every step.
 */
final class EvidenceStore {
  /** Far above what a call has, and below what the broker takes (1 MB). */
  static final int LARGEST = 512 * 1024;

  private static final String JOURNAL = "journal";
  private static final String WAITING = "waiting";
  private static final String SETTLED = "settled";

  private final KeyValueStore<String, byte[]> store;

  EvidenceStore(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /**
   * A trigger that the machine has not taken yet.
   *
   * @param seen when the watch read it
   */
  record Waiting(String topic, long offset, String type, Instant at, Instant seen) {}

  /**
   * Keeps a record of the journal, without the vendor's raw fields: nothing is decided by them, and
   * they are most of its bytes.
   *
   * @return false if it is too large to be kept all the same
   */
  boolean add(String callId, long sequence, byte[] record, int partition, long offset) {
    JsonNode json = ContractJson.mapper().readTree(record);
    if (json.path("trigger").path("origin") instanceof ObjectNode origin) {
      origin.putObject("fields");
      origin.remove("body");
    }
    ObjectNode line = ContractJson.mapper().createObjectNode();
    line.set("record", json);
    line.put("partition", partition);
    line.put("offset", offset);
    byte[] kept = ContractJson.write(line);
    if (kept.length > LARGEST) {
      return false;
    }
    store.put(key(callId, JOURNAL) + number(sequence), kept);
    return true;
  }

  List<JournalLine> journal(String callId) {
    return values(key(callId, JOURNAL), JournalLine.class);
  }

  /** A trigger was read; harmless if the machine is known to have taken it. */
  void waits(String callId, Waiting trigger, boolean mayBeTaken) {
    String place = place(trigger.topic(), trigger.offset());
    if (store.delete(key(callId, SETTLED) + place) == null
        && !(mayBeTaken && isTaken(callId, trigger))) {
      store.put(key(callId, WAITING) + place, ContractJson.write(trigger));
    }
  }

  /** The machine took that trigger. */
  void taken(String callId, String topic, long offset) {
    store.delete(key(callId, WAITING) + place(topic, offset));
  }

  /**
   * Nothing could be made of that trigger, and it was put aside: perhaps before it is read here.
   */
  void putAside(String callId, String topic, long offset) {
    String place = place(topic, offset);
    if (store.delete(key(callId, WAITING) + place) == null) {
      store.put(key(callId, SETTLED) + place, new byte[0]);
    }
  }

  List<Waiting> waiting(String callId) {
    return values(key(callId, WAITING), Waiting.class);
  }

  /** Removes the journal, and keeps what the machine has not taken yet. */
  void forgetJournal(String callId) {
    entries(key(callId, JOURNAL)).forEach(each -> store.delete(each.key));
  }

  void forget(String callId) {
    entries(callId + "/").forEach(each -> store.delete(each.key));
  }

  private boolean isTaken(String callId, Waiting trigger) {
    return journal(callId).stream()
        .map(line -> line.record().source())
        .anyMatch(source -> isAt(source, trigger));
  }

  private static boolean isAt(@Nullable Source source, Waiting trigger) {
    return source != null
        && source.topic().equals(trigger.topic())
        && source.offset() == trigger.offset();
  }

  private <T> List<T> values(String prefix, Class<T> type) {
    return entries(prefix).stream().map(each -> ContractJson.read(each.value, type)).toList();
  }

  private List<KeyValue<String, byte[]>> entries(String prefix) {
    List<KeyValue<String, byte[]>> all = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> found =
        store.prefixScan(prefix, new StringSerializer())) {
      found.forEachRemaining(all::add);
    }
    return all;
  }

  private static String key(String callId, String kind) {
    return callId + "/" + kind + "/";
  }

  private static String place(String topic, long offset) {
    return topic + "/" + number(offset);
  }

  /** So that the order of the keys is the order of the numbers. */
  private static String number(long number) {
    return "%019d".formatted(number);
  }
}
