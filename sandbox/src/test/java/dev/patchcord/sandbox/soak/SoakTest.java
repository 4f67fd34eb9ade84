package dev.patchcord.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small soak; {@code -Dsoak.calls}, {@code -Dsoak.seed} and {@code -Dsoak.at-once} make it
 * another one.
 */
class SoakTest {
  private static final int CALLS = 100;
  private static final int AT_ONCE = 8;
  private static final int SEEDS = 1_000_000;

  @TempDir Path directory;

  // Its promises have bounds in real time, which a machine that builds something else may miss.
  @EnabledIfSystemProperty(named = "soak.calls", matches = "[0-9]+")
  @Test
  void everyPromiseIsKeptWhateverPeopleAndTheCarrierDo() throws InterruptedException {
    SoakPlan plan =
        new SoakPlan(
            Integer.getInteger("soak.calls", CALLS),
            Long.getLong("soak.seed", new Random().nextInt(SEEDS)),
            20,
            Integer.getInteger("soak.at-once", AT_ONCE),
            true);
    System.out.println("SoakTest: " + plan);
    SoakReport report = new Soak(plan, null, Clock.systemUTC(), any -> {}).run(directory);
    assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
    System.out.println(String.join("\n", report.lines()));
  }
}
