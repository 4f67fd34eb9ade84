package dev.patchcord.sandbox.run;

import dev.patchcord.sandbox.soak.Soak;
import dev.patchcord.sandbox.soak.SoakPlan;
import dev.patchcord.sandbox.soak.SoakProgress;
import dev.patchcord.sandbox.soak.SoakReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Many mixed calls with seeded faults, and whether every promise was kept. */
@Command(
    name = "soak",
    description = {
      "Lets many callers call the real services on the carrier twin, while the carrier misbehaves"
          + " by a seed, and checks in every call that every promise was kept."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every promise was kept in every call",
      "1:a promise was broken; the report tells the call's story",
      "2:wrong options; nothing was started"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SoakCommand implements Callable<Integer> {
  private static final long LIFE_SIGN_SECONDS = 10;
  private static final int SEEDS = 1_000_000;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "How many callers call (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  int calls;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is left to chance (default: a new one, which is printed).")
  @Nullable Long seed;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "How much faster than real time people live (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  double speed;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "Callers on the line at the same time (default: ${DEFAULT-VALUE}).",
      defaultValue = "40")
  int atOnce;

  @Option(names = "--no-faults", description = "The carrier behaves.")
  boolean noFaults;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the broker's data and the log (soak.log) in this new directory.")
  @Nullable Path kept;

  @Spec CommandSpec spec = CommandSpec.create();

  private final Clock clock;

  SoakCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    SoakPlan plan = plan();
    PrintWriter out = spec.commandLine().getOut();
    Path directory = directory();
    try {
      SandboxLogging.to(directory.resolve("soak.log"), false);
      out.printf(
          Locale.ROOT,
          "%d calls, %d at once, %s times as fast as real ones, seed %d%n",
          plan.calls(),
          plan.atOnce(),
          plan.speed(),
          plan.seed());
      out.flush();
      SoakReport report = new Soak(plan, clock, new Shown(out)::tell).run(directory);
      report.lines().forEach(out::println);
      out.flush();
      return report.passed() ? 0 : 1;
    } finally {
      if (kept == null) {
        FileSystemUtils.deleteRecursively(directory);
      }
    }
  }

  private Path directory() throws IOException {
    if (kept == null) {
      return Files.createTempDirectory("patchcord-soak-");
    }
    try {
      return Files.createDirectory(kept).toAbsolutePath();
    } catch (FileAlreadyExistsException e) {
      throw new CannotStart("--keep must name a new directory, but %s exists".formatted(kept), e);
    }
  }

  private SoakPlan plan() {
    try {
      long chosen = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
      return new SoakPlan(calls, chosen, speed, atOnce, !noFaults);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(e.getMessage(), e);
    }
  }

  /** Shows how far it is: a line every ten seconds. */
  private record Shown(PrintWriter out, AtomicLong next) {
    Shown(PrintWriter out) {
      this(out, new AtomicLong(LIFE_SIGN_SECONDS));
    }

    void tell(SoakProgress progress) {
      long seconds = progress.since().toSeconds();
      if (seconds >= next.get()) {
        next.set(seconds - seconds % LIFE_SIGN_SECONDS + LIFE_SIGN_SECONDS);
        out.printf(
            Locale.ROOT,
            "  %4d s: %d calls placed, %d on the line, %d judged, %d promises broken%n",
            seconds,
            progress.placed(),
            progress.talking(),
            progress.judged(),
            progress.broken());
        out.flush();
      }
    }
  }
}
