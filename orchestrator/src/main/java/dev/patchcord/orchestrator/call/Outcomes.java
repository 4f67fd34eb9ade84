package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.LegStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an attempt can end, in the words of the journal and of the assistant's context. */
final class Outcomes {
  /** Caller and specialist have talked. */
  static final String ACCEPTED = "accepted";

  static final String BUSY = "busy";
  static final String NO_ANSWER = "no-answer";
  static final String FAILED = "failed";

  /** Stopped for another reason than that the caller had gone. */
  static final String CANCELLED = "cancelled";

  /** The caller had gone before anybody took the call. */
  static final String ABANDONED = "abandoned";

  /** Answered and hung up without a key press. */
  static final String NOT_ACCEPTED = "not-accepted";

  static final String DECLINED = "declined";
  static final String SCREENING_TIMEOUT = "screening-timeout";
  static final String VOICEMAIL = "voicemail";

  /** Accepted and never reached the room. */
  static final String JOIN_FAILED = "join-failed";

  /**
   * Never posted, since it waited too long for the account's calls per second: no phone rang. Since
   * machine version 3.
   */
  static final String NOT_DIALLED = "not-dialled";

  /** The dialer could not tell whether the phone rang, and nothing was heard of it. */
  static final String AMBIGUOUS = "ambiguous";

  /** Of a transfer, not of an attempt: the caller has waited long enough. */
  static final String HOLD_LIMIT = "hold-limit";

  /** Of a transfer, not of an attempt: the specialist's phone dropped during the talk. */
  static final String DROPPED = "dropped";

  /** Of a transfer, not of an attempt: an operator has taken the caller back to the assistant. */
  static final String TAKEN_BACK = "taken-back";

  /** Of a transfer, not of an attempt: an operator has ended the call. */
  static final String HUNG_UP_BY_OPERATOR = "hung-up-by-operator";

  /** Of a transfer, not of an attempt: the caller could not be moved into the room. */
  static final String NOT_MOVED = "not-moved";

  /** Of a transfer, not of an attempt: caller and specialist have talked. */
  static final String TALKED = "talked";

  /** Of a transfer, not of an attempt: there was nobody to ring. */
  static final String NOBODY_ELIGIBLE = "nobody-eligible";

  /** The specialist knows why it is over: nothing needs to be said. */
  static final Set<String> BY_THE_SPECIALIST = Set.of(ACCEPTED, DECLINED, SCREENING_TIMEOUT);

  /** "Decline" (RFC 3261, 21.6.2): the person was there and does not want the call. */
  private static final int SIP_DECLINE = 603;

  private Outcomes() {}

  /** The outcome of an attempt whose leg ended with this status before the room was reached. */
  static String of(Attempt attempt, LegStatus status, @Nullable Integer sipCode) {
    if (attempt.isAccepted()) {
      return JOIN_FAILED;
    }
    if (sipCode != null && sipCode == SIP_DECLINE && status != LegStatus.COMPLETED) {
      return DECLINED;
    }
    return switch (status) {
      case BUSY -> BUSY;
      case NO_ANSWER -> NO_ANSWER;
      case CANCELED -> CANCELLED;
      case COMPLETED -> NOT_ACCEPTED;
      case FAILED, QUEUED, INITIATED, RINGING, IN_PROGRESS, UNKNOWN -> FAILED;
    };
  }

  /** The outcome of an attempt that did not take its next step in time. */
  static String overdue(Attempt attempt) {
    return switch (attempt.progress()) {
      case REQUESTED, INITIATED, RINGING ->
          attempt.ambiguous() && attempt.progress() == Progress.REQUESTED ? AMBIGUOUS : NO_ANSWER;
      case ANSWERED -> SCREENING_TIMEOUT;
      case ACCEPTED, JOINED -> JOIN_FAILED;
      case ENDED -> FAILED;
    };
  }
}
