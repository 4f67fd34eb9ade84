package dev.patchcord.sandbox.soak;

/**
 * What a soak does.
 *
 * @param calls how many callers call, 1 to 1,000,000
 * @param seed of everything that is left to chance
 * @param speed how much faster than real time people live, 1 to 100
 * @param atOnce callers on the line at the same time, 1 to 200
 * @param faults whether the carrier misbehaves
 */
public record SoakPlan(int calls, long seed, double speed, int atOnce, boolean faults) {
  /**
   * Checks it.
   *
   * @throws IllegalArgumentException in one line for people
   */
  public SoakPlan {
    within("--calls", calls, 1, 1_000_000);
    within("--speed", speed, 1, 100);
    within("--at-once", atOnce, 1, 200);
  }

  private static void within(String option, double value, int least, int most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, but is %s".formatted(option, least, most, value));
    }
  }
}
