package dev.patchcord.contract.wire;

import dev.patchcord.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0, Kafka protocol binding, binary mode: the attributes travel as {@code ce_*}
 * headers, so that a consumer can route without parsing.
 */
public final class CloudEvents {
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";

  private CloudEvents() {}

  /**
   * The headers of a record.
   *
   * @param id unique within the source
   * @param source writing service, for example {@code /patchcord/ingress}
   * @param callId becomes the subject
   */
  public static Headers headers(
      String id, String type, String source, Instant time, String callId) {
    Headers headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, ID, id);
    add(headers, TYPE, type);
    add(headers, SOURCE, source);
    add(headers, TIME, time.toString());
    add(headers, SUBJECT, callId);
    add(headers, "content-type", "application/json");
    return headers;
  }

  /** A record ready to be sent, keyed by call id, timestamped with {@code time}. */
  public static ProducerRecord<String, byte[]> record(
      Topic topic, String id, String source, Instant time, String callId, Object value) {
    return new ProducerRecord<>(
        topic.title(),
        null,
        time.toEpochMilli(),
        callId,
        ContractJson.write(value),
        headers(id, ContractJson.typeName(value), source, time, callId));
  }

  /** A header's text, or null if the record has none of that name. */
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
