package dev.patchcord.sandbox.twin.recording;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One recording of a leg. Safe for use by many threads. */
public final class Recording {

  /** What made it; the resource's {@code source} and the callbacks' {@code RecordingSource}. */
  public enum Source {
    /** {@code POST Calls/{sid}/Recordings}. */
    START_CALL_RECORDING_API("StartCallRecordingAPI"),
    /** The TwiML verb. */
    RECORD_VERB("RecordVerb");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    /** Twilio's word. */
    public String word() {
      return word;
    }
  }

  /** Status of the resource. */
  public enum State {
    IN_PROGRESS,
    PAUSED,
    COMPLETED,
    ABSENT;

    /** Twilio's word: {@code in-progress}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is still something to record. */
    public boolean runs() {
      return this == IN_PROGRESS || this == PAUSED;
    }
  }

  private final String sid;
  private final Leg leg;
  private final Source source;
  private final RecordingPlan plan;
  private final Instant started;
  private final TwinClock clock;
  private State state = State.IN_PROGRESS;
  private Duration kept = Duration.ZERO;
  private @Nullable Instant runningSince;
  private Instant updated;

  Recording(String sid, Leg leg, Source source, RecordingPlan plan, TwinClock clock) {
    this.sid = sid;
    this.leg = leg;
    this.source = source;
    this.plan = plan;
    this.clock = clock;
    this.started = clock.now();
    this.updated = started;
    this.runningSince = started;
  }

  public String sid() {
    return sid;
  }

  public Leg leg() {
    return leg;
  }

  public Source source() {
    return source;
  }

  public RecordingPlan plan() {
    return plan;
  }

  public Instant started() {
    return started;
  }

  public synchronized Instant updated() {
    return updated;
  }

  public synchronized State state() {
    return state;
  }

  /** Its length in call time; empty while it runs. */
  public synchronized Optional<Duration> length() {
    return state.runs() ? Optional.empty() : Optional.of(kept);
  }

  /** Pauses or goes on. False if it is over. */
  public synchronized boolean pause(boolean on) {
    if (!state.runs()) {
      return false;
    }
    keepUntilNow();
    runningSince = on ? null : updated;
    state = on ? State.PAUSED : State.IN_PROGRESS;
    return true;
  }

  /** Ends it with the length that has run. False if it was over. */
  synchronized boolean finish() {
    if (!state.runs()) {
      return false;
    }
    keepUntilNow();
    runningSince = null;
    state = State.COMPLETED;
    return true;
  }

  /** Ends it with a length of its own; zero: nothing was recorded. */
  synchronized void finish(Duration length) {
    updated = clock.now();
    runningSince = null;
    kept = length;
    state = length.isZero() ? State.ABSENT : State.COMPLETED;
  }

  private void keepUntilNow() {
    updated = clock.now();
    if (runningSince != null) {
      kept = kept.plus(clock.callTime(runningSince, updated));
    }
  }
}
