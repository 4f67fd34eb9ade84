package dev.patchcord.sandbox.twin.leg;

/**
 * How a leg ended.
 *
 * @param status a final one
 * @param cause who or what ended it
 * @param sipCode of the far side: 200, 404 unreachable, 408 or 480 connection lost, 486 busy, 487
 *     cancelled or rung out
 */
public record LegEnd(CallStatus status, Cause cause, int sipCode) {

  /** Who or what ended a leg. */
  public enum Cause {
    /** The person or machine on the phone. */
    PARTY,
    /** A REST request. */
    API,
    /** The connection of the phone was lost. */
    LINE,
    /** Its document: Hangup, Reject, or no verb left. */
    DOCUMENT,
    /** TimeLimit. */
    TIME_LIMIT,
    /** Nobody took it: busy, rung out, unreachable. */
    UNANSWERED,
    /** The leg that dialled it has ended. */
    PARENT
  }

  static LegEnd dropped() {
    return new LegEnd(CallStatus.FAILED, Cause.LINE, 480);
  }

  static LegEnd completed(Cause cause) {
    return new LegEnd(CallStatus.COMPLETED, cause, 200);
  }
}
