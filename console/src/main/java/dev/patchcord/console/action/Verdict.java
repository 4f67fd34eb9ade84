package dev.patchcord.console.action;

/**
 * What the ingress answered.
 *
 * @param kind whether it is done
 * @param says one sentence for the person
 */
public record Verdict(Kind kind, String says) {
  /** Whether it is done. */
  public enum Kind {
    DONE,
    REFUSED,
    /** It may still happen: look at the call. */
    UNKNOWN
  }

  /** For what the ingress is not even asked. */
  public static Verdict refused(String says) {
    return new Verdict(Kind.REFUSED, says);
  }
}
