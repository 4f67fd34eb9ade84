package dev.patchcord.orchestrator.timeline;

/** Numbers of things, in words. */
public final class Counted {
  private Counted() {}

  /** {@code 1 call}, {@code 2 calls}. */
  public static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
