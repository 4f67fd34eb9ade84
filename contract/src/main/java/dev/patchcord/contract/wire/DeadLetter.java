package dev.patchcord.contract.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read or processed.
 *
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param key its key; empty if it had none
 * @param at when it was given up
 * @param service who gave it up
 * @param cause one line
 * @param value its bytes, base64; of more than 256 KB only the first, since the letter itself must
 *     stay below the broker's largest record (1 MB). The whole lies at its origin
 * @param headers its headers, in order; null in a letter of a service that did not keep them yet
 */
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    String key,
    Instant at,
    String service,
    String cause,
    String value,
    @Nullable List<KeptHeader> headers) {

  /** Stands for a topic where no topic brought it: a deadline, which is kept with its call. */
  public static final String DEADLINES = "deadlines";

  /** Of more than this, only the first bytes are kept. */
  private static final int LARGEST = 256 * 1024;

  /** More headers than any of ours has; what would not fit into the letter lies at the origin. */
  private static final int MOST_HEADERS = 64;

  private static final int LONGEST_HEADER = 4 * 1024;

  public DeadLetter {
    headers = headers == null ? null : List.copyOf(headers);
  }

  /** A letter that does not keep the record's headers. */
  public DeadLetter(
      String topic,
      int partition,
      long offset,
      String key,
      Instant at,
      String service,
      String cause,
      String value) {
    this(topic, partition, offset, key, at, service, cause, value, null);
  }

  /**
   * A header of the record.
   *
   * @param value its bytes, base64; null if it had none
   */
  public record KeptHeader(String name, @Nullable String value) {}

  /** The headers for a letter; null if they are too many or too long to keep. */
  public static @Nullable List<KeptHeader> keep(Headers headers) {
    List<KeptHeader> kept =
        Stream.of(headers.toArray())
            .map(
                each ->
                    new KeptHeader(
                        each.key(),
                        each.value() == null
                            ? null
                            : Base64.getEncoder().encodeToString(each.value())))
            .toList();
    boolean small =
        kept.size() <= MOST_HEADERS
            && kept.stream()
                .allMatch(
                    each ->
                        each.name().length() <= LONGEST_HEADER
                            && (each.value() == null || each.value().length() <= LONGEST_HEADER));
    return small ? kept : null;
  }

  /** The headers again; null if they were not kept. */
  public @Nullable Headers kafkaHeaders() {
    if (headers == null) {
      return null;
    }
    Headers kafka = new RecordHeaders();
    headers.forEach(
        each ->
            kafka.add(
                each.name(),
                each.value() == null ? null : Base64.getDecoder().decode(each.value())));
    return kafka;
  }

  /** True if there may have been more bytes than are kept. */
  public boolean mayBeCut() {
    return bytes().length >= LARGEST;
  }

  /** The text for {@code value}. */
  public static String encode(byte[] value) {
    return Base64.getEncoder()
        .encodeToString(value.length > LARGEST ? Arrays.copyOf(value, LARGEST) : value);
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(value);
  }
}
