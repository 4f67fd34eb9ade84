package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.LegStatus;

/** How far an attempt to reach a specialist has come. Only ever grows. */
public enum Progress {
  /** The dial command is written; nobody knows of a phone yet. */
  REQUESTED,
  /** The carrier has begun to dial: before that the call waits in the carrier's queue. */
  INITIATED,
  RINGING,
  /** Somebody or something has answered. */
  ANSWERED,
  /** A person pressed 1. */
  ACCEPTED,
  /** In the room with the caller. */
  JOINED,
  /** The leg is known to be over, or never was. */
  ENDED;

  /** What the carrier's word for a leg proves about the attempt. */
  static Progress provenBy(LegStatus status) {
    return switch (status) {
      case QUEUED, UNKNOWN -> REQUESTED;
      case INITIATED -> INITIATED;
      case RINGING -> RINGING;
      case IN_PROGRESS -> ANSWERED;
      case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> ENDED;
    };
  }

  boolean isBefore(Progress other) {
    return compareTo(other) < 0;
  }
}
