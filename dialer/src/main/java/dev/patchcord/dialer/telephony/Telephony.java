package dev.patchcord.dialer.telephony;

import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;

/**
 * A carrier. Each method blocks, sends at most one request that changes anything, and never throws
 * for what the carrier or the network did: that is in the {@link Reply}. A look-up is answered by
 * {@link Reply.Found}, everything else that went well by {@link Reply.Done}.
 */
public interface Telephony {

  /** Moves the caller's leg to the hold document. */
  Reply holdCaller(HoldCaller command);

  /** Rings a specialist's phone. Must never be sent twice. */
  Reply dialSpecialist(DialSpecialist command);

  /** Rings the phone of a caller who wants to be called back. Must never be sent twice. */
  Reply callBack(CallBack command);

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

  /** Lets everybody in the room hear a sentence. A room that is gone is done. */
  Reply announce(AnnounceToRoom command);

  /** Records a leg, unless it is recorded already. */
  Reply startRecording(StartRecording command);

  /** Ends a recording. One that is over is done. */
  Reply stopRecording(StopRecording command);

  /** Asks for the caller's leg, and who is in the room. */
  Reply lookUpCaller(LookUpCaller command);

  /**
   * Asks for the leg of that name or, without a name, for all legs that may be the attempt's: also
   * those of other calls that dialled the same number at that time.
   */
  Reply lookUpAttempt(LookUpAttempt command);
}
