package dev.patchcord.sandbox.twin.sid;

import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes identifiers of Twilio's shape: two letters and 32 hex digits. */
public final class Sids {
  private final RandomGenerator random;

  public Sids(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A new SID.
   *
   * @param prefix two letters: {@code CA} call, {@code CF} conference, {@code RE} recording, ...
   */
  public String next(String prefix) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return prefix + HexFormat.of().formatHex(bytes);
  }

  /** A new token of a webhook ({@code I-Twilio-Idempotency-Token}, a UUID). */
  public String nextToken() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
