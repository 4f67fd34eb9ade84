package dev.patchcord.sandbox.run;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.soak.Soak;
import dev.patchcord.sandbox.soak.SoakFiles;
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
  private static final String CLEAR_LINE = "\r\033[K";
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
      defaultValue = "24")
  int atOnce;

  @Option(names = "--no-faults", description = "The carrier behaves.")
  boolean noFaults;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report as JSON.")
  @Nullable Path json;

  @Option(
      names = "--capsules",
      paramLabel = "DIR",
      description =
          "Write a capsule of each call with a broken promise there, for ./patchcord rerun.")
  @Nullable Path capsules;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Write the journal of every call there, for ./patchcord replay verify --file; gzip if the"
              + " name ends with .gz.")
  @Nullable Path journal;

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
      Shown shown = new Shown(out, SandboxCommand.isTerminal(System.console()));
      SoakReport report =
          new Soak(plan, new SoakFiles(capsules, journal), clock, shown::tell).run(directory);
      shown.over();
      report.lines().forEach(out::println);
      out.flush();
      if (json != null) {
        Files.write(json, ContractJson.write(report.json()));
      }
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
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  /** Shows how far it is: in place on a terminal, otherwise in a line every ten seconds. */
  private static final class Shown {
    private final PrintWriter out;
    private final boolean terminal;
    private long next = LIFE_SIGN_SECONDS;

    Shown(PrintWriter out, boolean terminal) {
      this.out = out;
      this.terminal = terminal;
    }

    void tell(SoakProgress progress) {
      long seconds = progress.since().toSeconds();
      if (terminal) {
        out.print(CLEAR_LINE + line(progress));
        out.flush();
      } else if (seconds >= next) {
        next = seconds - seconds % LIFE_SIGN_SECONDS + LIFE_SIGN_SECONDS;
        out.println(line(progress));
        out.flush();
      }
    }

    void over() {
      if (terminal) {
        out.print(CLEAR_LINE);
      }
    }

    private static String line(SoakProgress progress) {
      return String.format(
          Locale.ROOT,
          "  %4d s: %d calls placed, %d on the line, %d judged, %d promises broken",
          progress.since().toSeconds(),
          progress.placed(),
          progress.talking(),
          progress.judged(),
          progress.broken());
    }
  }
}
