package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.room.Participant;

/**
 * A participant's time in a room. With {@code hangupOnStar} the party's star key ends it, before
 * the start too: the leg then goes on with the Dial's action (Twilio, TwiML Dial, hangupOnStar).
 */
final class Stay {
  private static final String STAR = "*";

  private final Leg leg;
  private final Participant participant;
  private final boolean starLeaves;
  // Only the leg's own thread reads and writes it.
  private boolean starred;

  Stay(Leg leg, Participant participant, boolean starLeaves) {
    this.leg = leg;
    this.participant = participant;
    this.starLeaves = starLeaves;
  }

  void begin() {
    if (starLeaves) {
      leg.listen(true);
    }
  }

  void end() {
    if (starLeaves) {
      leg.listen(false);
    }
  }

  /** No more waiting music: it has started, or there is nothing more to wait for. For a poll. */
  boolean waitedEnough() {
    return participant.started() || over();
  }

  /** The participant is put out, or has walked out. For a poll. */
  boolean over() {
    if (starLeaves && !starred) {
      for (String key = leg.takeKey(); key != null; key = leg.takeKey()) {
        starred |= key.equals(STAR);
      }
    }
    return starred || participant.released();
  }
}
