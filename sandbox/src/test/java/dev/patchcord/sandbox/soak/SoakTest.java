package dev.patchcord.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small soak. {@code -Dsoak.calls}, {@code -Dsoak.seed}, {@code -Dsoak.at-once} and {@code
 * -Dsoak.speed} make it another one.
 */
class SoakTest {
  private static final int CALLS = 50;
  private static final int AT_ONCE = 8;
  private static final int SEEDS = 1_000_000;

  /**
   * Half of what a soak by hand has: the services take their time in real seconds, and a build
   * often has less than a machine of its own.
   */
  private static final int SPEED = 10;

  @TempDir Path directory;

  @Test
  void everyPromiseIsKeptWhateverPeopleAndTheCarrierDo() throws InterruptedException {
    SoakPlan plan =
        new SoakPlan(
            Integer.getInteger("soak.calls", CALLS),
            Long.getLong("soak.seed", new Random().nextInt(SEEDS)),
            Integer.getInteger("soak.speed", SPEED),
            Integer.getInteger("soak.at-once", AT_ONCE),
            true);
    System.out.println("SoakTest: " + plan);
    SoakReport report =
        new Soak(plan, SoakFiles.none(), Clock.systemUTC(), any -> {}).run(directory);
    assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
    System.out.println(String.join("\n", report.lines()));
  }
}
