package dev.patchcord.published.topic;

import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/**
 * A record as it stood on its topic.
 *
 * @param topic its full name
 * @param key as text
 * @param headers as text; a header that is no text in hex
 * @param value as it was written
 */
public record Example(
    String topic, Instant timestamp, String key, Map<String, String> headers, JsonNode value) {
  public Example {
    headers = new TreeMap<>(headers);
  }

  /** A record that was read. */
  static Example of(ConsumerRecord<byte[], byte[]> read) {
    Map<String, String> headers = new TreeMap<>();
    read.headers().forEach(header -> headers.put(header.key(), text(header.value())));
    return new Example(
        read.topic(),
        Instant.ofEpochMilli(read.timestamp()),
        text(read.key()),
        headers,
        ContractJson.mapper().readTree(read.value()));
  }

  /** Name of the value's type. */
  public String type() {
    return headers.getOrDefault(CloudEvents.TYPE, "");
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().anyMatch(Character::isISOControl)
          ? HexFormat.of().formatHex(bytes)
          : text;
    } catch (CharacterCodingException e) {
      return HexFormat.of().formatHex(bytes);
    }
  }
}
