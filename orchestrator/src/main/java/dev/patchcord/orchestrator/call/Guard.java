package dev.patchcord.orchestrator.call;

import java.util.function.BiPredicate;

/**
 * A named condition of a row: pure.
 *
 * @param says the condition as people read it; empty for none
 */
public record Guard(String says, BiPredicate<Call, Stimulus> test) {
  static final Guard ALWAYS = new Guard("", (_, _) -> true);

  public boolean holds(Call call, Stimulus stimulus) {
    return test.test(call, stimulus);
  }

  /** True if it never keeps a row from being taken. */
  boolean isAlways() {
    return equals(ALWAYS);
  }

  Guard and(Guard other) {
    return new Guard(says + ", " + other.says, test.and(other.test));
  }
}
