package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Hours.Opening;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Flows at random, in everything that decides who is rung and how acceptance is established. */
public final class RandomFlows {
  private static final List<String> NAMES =
      List.of("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hal", "Ina", "Jo", "Kim");

  private final RandomGenerator random;

  public RandomFlows(RandomGenerator random) {
    this.random = random;
  }

  public Flow next() {
    Strategy[] strategies = Strategy.values();
    return new Flows(Happenings.FLOW)
        .named("random")
        .specialists(NAMES.stream().limit(1 + random.nextInt(NAMES.size())).map(this::of).toList())
        .strategy(strategies[random.nextInt(strategies.length)])
        .attempts(1 + random.nextInt(4))
        .flow();
  }

  private Specialist of(String name) {
    return new Specialist(
        name,
        Flows.number(name),
        Stream.of("es", "billing").filter(_ -> random.nextInt(3) == 0).toList(),
        random.nextInt(6) == 0 ? mornings() : null,
        random.nextInt(3) == 0
            ? new Screening(random.nextBoolean(), random.nextBoolean(), Duration.ofSeconds(15))
            : null);
  }

  /** Until a minute after the noon at which calls begin. */
  private static Hours mornings() {
    return new Hours(
        ZoneOffset.UTC,
        List.of(new Opening(DayOfWeek.SUNDAY, LocalTime.of(8, 0), LocalTime.of(12, 1))),
        List.of());
  }
}
