package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.journal.JournalRecord.Source;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A record as it stands in its topic.
 *
 * @param timestamp of the record, milliseconds since 1970
 * @param headers as text, the last of each name
 * @param value as JSON; base64 text where it is none
 */
public record TopicRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    SortedMap<String, String> headers,
    JsonNode value) {
  public TopicRecord {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** Where it was read. */
  public Source source() {
    return new Source(topic, partition, offset);
  }
}
