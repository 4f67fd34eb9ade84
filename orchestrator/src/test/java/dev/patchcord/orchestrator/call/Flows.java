package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Recording;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.flow.Waiting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow made from another by changing a few things. */
public final class Flows {
  private final Flow base;
  private String version;
  private List<Specialist> specialists;
  private Strategy strategy;
  private int attempts;
  private Duration holdLimit;
  private Screening screening;
  private Sentences sentences;
  private List<Rung> ladder;
  private List<Rung> afterBridge;
  private @Nullable Recording recording;
  private Waiting waiting;
  private Callbacks callbacks;
  private boolean starKey;

  public Flows(Flow base) {
    this.base = base;
    this.version = base.version();
    this.specialists = base.specialists();
    this.strategy = base.strategy();
    this.attempts = base.attempts();
    this.holdLimit = base.holdLimit();
    this.screening = base.screening();
    this.sentences = base.sentences();
    this.ladder = base.ladder();
    this.afterBridge = base.afterBridge();
    this.recording = base.recording();
    this.waiting = base.waiting();
    this.callbacks = base.callbacks();
    this.starKey = base.starKey();
  }

  /** From the flow of {@link Happenings}. */
  public static Flows tests() {
    return new Flows(Happenings.FLOW);
  }

  public Flows named(String name) {
    version = name;
    return this;
  }

  public Flows specialists(List<Specialist> specialists) {
    this.specialists = specialists;
    return this;
  }

  public Flows strategy(Strategy strategy) {
    this.strategy = strategy;
    return this;
  }

  public Flows attempts(int attempts) {
    this.attempts = attempts;
    return this;
  }

  public Flows holdLimit(Duration holdLimit) {
    this.holdLimit = holdLimit;
    return this;
  }

  public Flows screening(Screening screening) {
    this.screening = screening;
    return this;
  }

  public Flows sentences(Sentences sentences) {
    this.sentences = sentences;
    return this;
  }

  public Flows ladder(List<Rung> ladder) {
    this.ladder = ladder;
    return this;
  }

  public Flows ladder(Rung.Kind... kinds) {
    return ladder(rungs(kinds));
  }

  public Flows afterBridge(Rung.Kind... kinds) {
    this.afterBridge = rungs(kinds);
    return this;
  }

  public Flows recorded(String consent) {
    this.recording = new Recording(consent);
    return this;
  }

  public Flows waiting(Waiting waiting) {
    this.waiting = waiting;
    return this;
  }

  public Flows callbacks(Callbacks callbacks) {
    this.callbacks = callbacks;
    return this;
  }

  public Flows starKey() {
    this.starKey = true;
    return this;
  }

  private static List<Rung> rungs(Rung.Kind... kinds) {
    return java.util.Arrays.stream(kinds).map(Rung::of).toList();
  }

  /** With these people, all of them always there. */
  public Flows people(String... names) {
    return specialists(java.util.Arrays.stream(names).map(Flows::person).toList());
  }

  public static Specialist person(String name, String... skills) {
    return new Specialist(name, number(name), List.of(skills), null, null);
  }

  /** A number that belongs to that name alone. */
  public static String number(String name) {
    return "+1415555" + (1000 + Math.floorMod(name.hashCode(), 9000));
  }

  public Flow flow() {
    return new Flow(
        version,
        base.language(),
        base.voice(),
        base.assistantId(),
        base.from(),
        specialists,
        strategy,
        attempts,
        base.ringTimeout(),
        holdLimit,
        base.handOverDelay(),
        base.maxTalk(),
        screening,
        waiting,
        recording,
        ladder,
        afterBridge,
        starKey,
        callbacks,
        base.appointments(),
        base.timing(),
        sentences);
  }
}
