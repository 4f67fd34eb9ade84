package dev.patchcord.dialer.telephony;

import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;

/**
 * A carrier. Each method blocks, sends at most one request, and never throws for what the carrier
 * or the network did: that is in the {@link Reply}.
 */
public interface Telephony {

  /** Moves the caller's leg to the hold document. */
  Reply holdCaller(HoldCaller command);

  /** Rings a phone. The only request that must never be sent twice. */
  Reply dialSpecialist(DialSpecialist command);

  /**
   * Stops a phone that is queued or ringing.
   *
   * @param legSid the leg, which the command itself may not know yet
   */
  Reply cancelLeg(CancelLeg command, String legSid);

  /** Moves the caller's leg out of the room to the after-hold document. */
  Reply redirectCaller(RedirectCaller command);

  /** Hangs up a leg in whatever state it is. */
  Reply endLeg(EndLeg command);
}
