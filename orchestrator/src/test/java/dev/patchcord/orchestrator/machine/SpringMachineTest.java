package dev.patchcord.orchestrator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.RandomCalls;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.call.TableScan;
import dev.patchcord.orchestrator.call.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.SpringVersion;
import org.springframework.statemachine.StateMachine;

/**
 * Spring Statemachine 4.0.2 was released for Spring Framework 6 and is retired upstream: that it
 * evaluates our table on the framework in use is shown here with every build.
 */
class SpringMachineTest {
  private static final int CALLS = 400;
  private static final int STEPS = 50;

  @Test
  void runsOnTheSpringInUse() {
    assertThat(SpringVersion.getVersion()).startsWith("7.");
    assertThat(StateMachine.class.getPackage().getImplementationVersion()).isIn(null, "4.0.2");
    assertThat(new SpringMachine(CallTransitions.inForce())).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(MachineVersion.class)
  void choosesTheSameRowAsTheTableForThousandsOfTriggers(MachineVersion version) {
    CallTransitions table = CallTransitions.of(version);
    TableScan scan = new TableScan(table);
    SpringMachine machine = new SpringMachine(table);
    CallDecider decider = new CallDecider(version, scan);
    Set<String> chosen = new TreeSet<>();
    int rejected = 0;
    for (long seed = 1; seed <= CALLS; seed++) {
      Random random = new Random(seed);
      RandomCalls calls = new RandomCalls(random);
      Instant now = Instant.parse("2026-11-22T12:00:00Z");
      Call call = null;
      for (int step = 0; step < STEPS; step++) {
        now = now.plusMillis(random.nextInt(3000));
        Stimulus stimulus = stimulus(trigger(call, calls, random), step, now);
        if (call != null) {
          Optional<Transition> expected = scan.choose(call, stimulus);
          assertThat(machine.choose(call, stimulus))
              .as("seed %d, step %d, %s in %s", seed, step, stimulus.trigger(), call.state())
              .isEqualTo(expected);
          expected.ifPresent(row -> chosen.add(row.name()));
          rejected += expected.isPresent() ? 0 : 1;
        }
        call = decider.decide(call, stimulus).next();
      }
    }
    assertThat(chosen.size()).as("different rows").isGreaterThan(table.rows().size() / 2);
    assertThat(rejected).isGreaterThan(CALLS);
  }

  private static Trigger trigger(Call call, RandomCalls calls, Random random) {
    if (call != null && random.nextInt(4) == 0) {
      Map.Entry<String, Instant> due =
          call.deadlines().entrySet().stream()
              .skip(random.nextInt(call.deadlines().size()))
              .findFirst()
              .orElseThrow();
      return new DeadlineExpired(call.callId(), due.getValue(), due.getKey(), due.getValue());
    }
    return calls.next(call);
  }

  private static Stimulus stimulus(Trigger trigger, int step, Instant now) {
    return new Stimulus(
        trigger, "delivery-" + step, now, null, null, Happenings.FLOW, List.of(), 0);
  }
}
