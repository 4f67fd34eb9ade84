package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.leg.LegEnd.Cause;
import dev.patchcord.sandbox.twin.party.Cue;
import dev.patchcord.sandbox.twin.party.KeyPress;
import dev.patchcord.sandbox.twin.party.Moment;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Does on a leg what its party's script says: presses keys, hangs up, loses the connection. */
@Component
public final class PartyConduct {
  private final PartyScripts scripts;
  private final TwinRecord record;
  private final TwinClock clock;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> pickedUp = ConcurrentHashMap.newKeySet();

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
    Moment when = script.hangUpWhen();
    if (when != null && when.cue() == cue) {
      leg.later(when.delay(), () -> hangUp(leg));
    }
    Moment drop = script.dropsWhen();
    if (drop != null && drop.cue() == cue) {
      leg.later(drop.delay(), () -> leg.end(LegEnd.dropped()));
    }
    for (KeyPress key : script.pressed()) {
      Moment moment = key.when();
      if (moment != null && moment.cue() == cue) {
        leg.later(moment.delay(), () -> press(leg, key.digit()));
      }
    }
  }

  /**
   * The leg is asked for keys. Of the keys for any question only the first time counts; of those
   * for a certain one the first time that it is asked.
   *
   * @param question what is said meanwhile
   */
  public void asked(Leg leg, String question) {
    boolean first = asked.add(leg.sid());
    List<KeyPress> keys = scripts.ofCall(leg.sid()).pressed();
    for (int i = 0; i < keys.size(); i++) {
      KeyPress key = keys.get(i);
      String wanted = key.hearing();
      boolean now =
          wanted == null
              ? first
              : question.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))
                  && asked.add(leg.sid() + "/" + i);
      if (key.when() == null && now) {
        leg.later(key.thinking(), () -> press(leg, key.digit()));
      }
    }
  }

  /** The party presses a key. False if nothing listens. */
  public boolean press(Leg leg, String digit) {
    boolean heard = leg.press(digit);
    record.add(new Entry.KeyPressed(clock.now(), leg.sid(), digit, heard));
    return heard;
  }

  /** Somebody takes a ringing phone, whatever its script says. False if it does not ring. */
  public boolean pickUp(Leg leg) {
    if (leg.plan().direction() == Direction.INBOUND || leg.status() != CallStatus.RINGING) {
      return false;
    }
    pickedUp.add(leg.sid());
    leg.wake();
    return true;
  }

  boolean isPickedUp(Leg leg) {
    return pickedUp.contains(leg.sid());
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

  /** The phone loses its connection in a talk. False if there is nothing to lose. */
  public boolean drop(Leg leg) {
    return leg.status() == CallStatus.IN_PROGRESS
        && leg.end(new LegEnd(CallStatus.COMPLETED, Cause.PARTY, 408));
  }

  void over(Leg leg) {
    pickedUp.remove(leg.sid());
    asked.remove(leg.sid());
    for (int i = 0; i < scripts.ofCall(leg.sid()).pressed().size(); i++) {
      asked.remove(leg.sid() + "/" + i);
    }
  }
}
