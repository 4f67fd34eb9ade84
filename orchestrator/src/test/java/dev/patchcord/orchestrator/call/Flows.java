package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import java.time.Duration;
import java.util.List;

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
        base.waiting(),
        base.recording(),
        ladder,
        base.afterBridge(),
        base.starKey(),
        base.callbacks(),
        base.appointments(),
        base.timing(),
        sentences);
  }
}
