package dev.patchcord.sandbox.twin.fault;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of a callback.
 *
 * @param copies each is sent; none: it gets lost
 * @param overtaken it waits until the next one of its lane has been sent
 */
public record CallbackFate(List<Copy> copies, boolean overtaken) {
  /** Nothing special. */
  public static final CallbackFate NONE =
      new CallbackFate(List.of(new Copy(Duration.ZERO, false)), false);

  /** Never sent. */
  public static final CallbackFate LOST = new CallbackFate(List.of(), false);

  public CallbackFate {
    copies = List.copyOf(copies);
  }

  /**
   * One delivery.
   *
   * @param delay before it, in the machine's time
   * @param sameToken whether it has the idempotency token of the one before
   */
  public record Copy(Duration delay, boolean sameToken) {}

  /** Sent twice. */
  public static CallbackFate twice(boolean sameToken) {
    return new CallbackFate(
        List.of(new Copy(Duration.ZERO, false), new Copy(Duration.ZERO, sameToken)), false);
  }

  /** Sent later. */
  public static CallbackFate later(Duration delay) {
    return new CallbackFate(List.of(new Copy(delay, false)), false);
  }
}
