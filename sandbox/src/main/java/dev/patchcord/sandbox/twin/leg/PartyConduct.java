package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.leg.LegEnd.Cause;
import dev.patchcord.sandbox.twin.party.Cue;
import dev.patchcord.sandbox.twin.party.CuedHangUp;
import dev.patchcord.sandbox.twin.party.KeyPress;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Does on a leg what its party's script says: presses keys, hangs up. */
@Component
public final class PartyConduct {
  private final PartyScripts scripts;
  private final TwinRecord record;
  private final TwinClock clock;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  PartyConduct(PartyScripts scripts, TwinRecord record, TwinClock clock) {
    this.scripts = scripts;
    this.record = record;
    this.clock = clock;
  }

  /** Something happened that the script may wait for. */
  public void cue(Leg leg, Cue cue) {
    PartyScript script = scripts.ofCall(leg.sid());
    if (cue == Cue.ANSWERED && script.hangUpAfter() != null) {
      leg.later(script.hangUpAfter(), () -> hangUp(leg));
    }
    CuedHangUp when = script.hangUpWhen();
    if (when != null && when.cue() == cue) {
      leg.later(when.delay(), () -> hangUp(leg));
    }
  }

  /** The leg is asked for keys; only the first time counts. */
  public void asked(Leg leg) {
    if (asked.add(leg.sid())) {
      for (KeyPress key : scripts.ofCall(leg.sid()).pressed()) {
        leg.later(key.after(), () -> press(leg, key.digit()));
      }
    }
  }

  /** The party presses a key. False if nothing listens. */
  public boolean press(Leg leg, String digit) {
    boolean heard = leg.press(digit);
    record.add(new Entry.KeyPressed(clock.now(), leg.sid(), digit, heard));
    return heard;
  }

  /**
   * The party hangs up, or refuses a ringing phone. False if there is nothing to hang up: the leg
   * has ended, or its phone has not rung yet.
   */
  public boolean hangUp(Leg leg) {
    return switch (leg.status()) {
      case IN_PROGRESS -> leg.end(LegEnd.completed(Cause.PARTY));
      case RINGING ->
          leg.end(
              leg.plan().direction() == Direction.INBOUND
                  ? new LegEnd(CallStatus.NO_ANSWER, Cause.PARTY, 487)
                  : new LegEnd(CallStatus.BUSY, Cause.PARTY, 486));
      case QUEUED, COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> false;
    };
  }

  void over(Leg leg) {
    asked.remove(leg.sid());
  }
}
