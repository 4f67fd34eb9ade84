package dev.patchcord.sandbox.twin.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often what goes wrong, as the control API takes it. Every rate is from 0 to 1, absent means
 * 0; all can be combined.
 *
 * @param seed of all decisions; absent = 1
 */
public record ChaosRates(
    @Nullable Long seed,
    @Nullable Callbacks callbacks,
    @Nullable Rest rest,
    @Nullable Detection amd,
    @Nullable Double dialAction) {

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /**
   * Status callbacks; those of calls, conferences, machine detection, streams and recordings alike.
   *
   * @param lose never sent
   * @param duplicate sent twice; every second time with one token, as a repeated delivery
   * @param delay sent later
   * @param delayUpTo the longest delay, in the machine's time; absent = 1 s
   * @param reorder held back until the next one of the same leg or conference has been sent
   */
  public record Callbacks(
      @Nullable Double lose,
      @Nullable Double duplicate,
      @Nullable Double delay,
      @Nullable Duration delayUpTo,
      @Nullable Double reorder) {
    public Callbacks {
      rate("callbacks.lose", lose);
      rate("callbacks.duplicate", duplicate);
      rate("callbacks.delay", delay);
      rate("callbacks.reorder", reorder);
      notNegative("callbacks.delayUpTo", delayUpTo);
    }

    Duration longest() {
      return delayUpTo == null ? A_SECOND : delayUpTo;
    }
  }

  /**
   * Requests to the REST API. At most one of the errors strikes a request; their sum is at most 1.
   *
   * @param tooMany 429, never carried out (Twilio, error 20429)
   * @param error 500
   * @param unavailable 503
   * @param drop the connection ends within the answer
   * @param carriedOut of the 500s, 503s and drops: this share happens after the request was carried
   *     out
   * @param slow the answer comes later, whatever it is
   * @param slowUpTo the longest delay of an answer, in the machine's time; absent = 1 s
   */
  public record Rest(
      @Nullable Double tooMany,
      @Nullable Double error,
      @Nullable Double unavailable,
      @Nullable Double drop,
      @Nullable Double carriedOut,
      @Nullable Double slow,
      @Nullable Duration slowUpTo) {
    public Rest {
      rate("rest.tooMany", tooMany);
      rate("rest.error", error);
      rate("rest.unavailable", unavailable);
      rate("rest.drop", drop);
      rate("rest.carriedOut", carriedOut);
      rate("rest.slow", slow);
      notNegative("rest.slowUpTo", slowUpTo);
      rate(
          "the sum of rest.tooMany, rest.error, rest.unavailable and rest.drop",
          chance(tooMany) + chance(error) + chance(unavailable) + chance(drop));
    }

    Duration longest() {
      return slowUpTo == null ? A_SECOND : slowUpTo;
    }
  }

  /**
   * Machine detection.
   *
   * @param wrong a person is taken for a machine, anything else for a person
   * @param late the verdict takes longer
   * @param lateBy by how much, in call time; absent = 20 s
   */
  public record Detection(
      @Nullable Double wrong, @Nullable Double late, @Nullable Duration lateBy) {
    private static final Duration USUALLY_LATE = Duration.ofSeconds(20);

    public Detection {
      rate("amd.wrong", wrong);
      rate("amd.late", late);
      notNegative("amd.lateBy", lateBy);
    }

    Duration delay() {
      return lateBy == null ? USUALLY_LATE : lateBy;
    }
  }

  /**
   * Checks the rates.
   *
   * @param dialAction how often a redirect out of a Dial fetches the Dial's action too; absent = 1:
   *     always, as measured in the field
   */
  public ChaosRates {
    rate("dialAction", dialAction);
  }

  /** The seed, 1 if none is given. */
  public long seeded() {
    return seed == null ? 1 : seed;
  }

  static double chance(@Nullable Double rate) {
    return rate == null ? 0 : rate;
  }

  private static void rate(String name, @Nullable Double rate) {
    if (rate != null && !(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, but is " + rate);
    }
  }

  private static void notNegative(String name, @Nullable Duration value) {
    if (value != null && value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
  }
}
