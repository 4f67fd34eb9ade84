package dev.patchcord.sandbox.twin.room;

import dev.patchcord.sandbox.twin.leg.Leg;
import java.time.Instant;

/** A leg in a conference, or on its way there (a REST participant whose phone still rings). */
public final class Participant {
  private final Leg leg;
  private final Entrance entrance;
  private final Instant created;
  private boolean muted;
  private boolean hold;
  private boolean endOnExit;
  private volatile boolean joined;
  private volatile boolean bridged;
  private volatile boolean started;
  private volatile boolean released;

  Participant(Leg leg, Entrance entrance, Instant created) {
    this.leg = leg;
    this.entrance = entrance;
    this.created = created;
    this.muted = entrance.muted();
    this.endOnExit = entrance.endOnExit();
  }

  public Leg leg() {
    return leg;
  }

  public Entrance entrance() {
    return entrance;
  }

  public Instant created() {
    return created;
  }

  public boolean muted() {
    return muted;
  }

  public boolean hold() {
    return hold;
  }

  public boolean endOnExit() {
    return endOnExit;
  }

  /** In the room; false while a REST participant's phone rings. */
  public boolean joined() {
    return joined;
  }

  /** Whether it was ever in there together with somebody, after the start. */
  public boolean bridged() {
    return bridged;
  }

  /** The conference has started: no more waiting music. */
  public boolean started() {
    return started;
  }

  /** The conference has ended, or it was kicked: the leg goes on with its own document. */
  public boolean released() {
    return released;
  }

  void join() {
    joined = true;
  }

  void start() {
    started = true;
  }

  void bridge() {
    bridged = true;
  }

  void release() {
    released = true;
  }

  void mute(boolean on) {
    muted = on;
  }

  void hold(boolean on) {
    hold = on;
  }

  /** Ignored while on hold, as Twilio does without a word. */
  void endOnExit(boolean on) {
    if (!hold) {
      endOnExit = on;
    }
  }
}
