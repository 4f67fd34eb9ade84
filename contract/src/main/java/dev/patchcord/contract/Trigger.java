package dev.patchcord.contract;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Anything that can move a call: a {@link dev.patchcord.contract.event.TelephonyEvent}, a {@link
 * dev.patchcord.contract.outcome.CommandOutcome} or a {@link
 * dev.patchcord.contract.journal.DeadlineExpired}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface Trigger {

  /** The caller's Twilio CallSid: the key of every topic. */
  String callId();

  /** When the writing service learned of it (not when the vendor says that it happened). */
  Instant at();
}
