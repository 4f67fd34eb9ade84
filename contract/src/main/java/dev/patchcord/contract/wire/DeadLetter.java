package dev.patchcord.contract.wire;

import java.time.Instant;
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
 * @param value its bytes, base64
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

  public static String encode(byte[] value) {
    return Base64.getEncoder().encodeToString(value);
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(value);
  }
}
