package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What the dialer is asked to do. One writer: the orchestrator. Topic {@code call-commands}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CallCommand
    permits HoldCaller,
        DialSpecialist,
        CancelLeg,
        RedirectCaller,
        EndLeg,
        LookUpCaller,
        LookUpAttempt,
        AnnounceToRoom,
        StartRecording,
        StopRecording,
        CallBack {

  /** Deterministic: {@code <callId>-<number>}, numbered per call from 1. */
  String commandId();

  String callId();

  /** When the machine decided it. */
  Instant at();

  /** Why, in one sentence for whoever reads the journal. */
  String reason();

  /** True if the carrier does no harm when it is asked again. */
  default boolean repeatable() {
    return !(this instanceof DialSpecialist || this instanceof CallBack);
  }
}
