package dev.patchcord.contract.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

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
 */
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    String key,
    Instant at,
    String service,
    String cause,
    String value) {

  private static final int LARGEST = 256 * 1024;

  /** The text for {@code value}. */
  public static String encode(byte[] value) {
    return Base64.getEncoder()
        .encodeToString(value.length > LARGEST ? Arrays.copyOf(value, LARGEST) : value);
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(value);
  }
}
