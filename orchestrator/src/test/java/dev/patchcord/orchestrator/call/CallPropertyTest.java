package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Thousands of calls at random: nothing throws, every promise holds after every step, the call
 * record survives its stored form at every step, every journal replays to the same, and every call
 * that is left alone comes to rest. {@code -Dpatchcord.seed=<seed>} plays one of them again.
 */
class CallPropertyTest {
  private static final int CALLS = 400;
  private static final int STEPS = 60;

  private final Map<CallState, Integer> visited = new EnumMap<>(CallState.class);

  @Test
  void keepsItsPromisesWhateverHappens() {
    Long only = Long.getLong("patchcord.seed");
    if (only != null) {
      play(only);
      return;
    }
    for (long seed = 1; seed <= CALLS; seed++) {
      play(seed);
    }
    assertThat(visited.keySet()).isEqualTo(EnumSet.allOf(CallState.class));
    assertThat(visited.values())
        .as("the calls get about: %s", visited)
        .allMatch(count -> count > CALLS);
  }

  private void play(long seed) {
    Random random = new Random(seed);
    RandomCalls calls = new RandomCalls(random);
    CallScript script =
        new CallScript(seed % 2 == 0 ? Happenings.FLOW : new RandomFlows(new Random(-seed)).next());
    try {
      for (int step = 0; step < STEPS; step++) {
        step(script, calls, random);
        if (script.call() != null) {
          visited.merge(script.state(), 1, Integer::sum);
        }
      }
      comesToRest(script);
      script.replay();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "call of seed %d, replay with -Dpatchcord.seed=%d: %s"
              .formatted(seed, seed, e.getMessage()),
          e);
    }
  }

  private static void step(CallScript script, RandomCalls calls, Random random) {
    if (random.nextInt(4) == 0) {
      script.passes(Duration.ofMillis(random.nextInt(20_000)));
      return;
    }
    Trigger trigger = calls.next(script.call());
    Decision decision = random.nextBoolean() ? script.asks(trigger) : script.happens(trigger);
    if (random.nextInt(10) == 0) {
      script.happensAgain(trigger, decision);
    }
  }

  /** Left alone, no caller stays on the way to or on hold; no record outlives its caller long. */
  private static void comesToRest(CallScript script) {
    if (script.call() == null) {
      return;
    }
    script.passes(Happenings.FLOW.holdLimit().plus(Duration.ofSeconds(1)));
    if (script.call() != null) {
      assertThat(Set.of(CallState.HOLD, CallState.DIALING)).doesNotContain(script.state());
      script.happens(Happenings.caller(LegStatus.COMPLETED));
      script.passes(Happenings.FLOW.timing().remembered());
    }
    if (script.call() != null && script.call().care().owesCall()) {
      // Every try to call back fails; then nothing is owed any more.
      script.passes(Duration.ofHours(2));
    }
    assertThat(script.call()).isNull();
  }
}
