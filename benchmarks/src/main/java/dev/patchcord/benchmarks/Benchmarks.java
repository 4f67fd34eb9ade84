package dev.patchcord.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the benchmarks with JMH's own options, and says at the end how they compare: a figure alone
 * tells more of the machine than of the product.
 */
public final class Benchmarks {
  private static final String COUNT = "records";
  private static final String YARDSTICK = "readOnly";

  private Benchmarks() {}

  /** For example {@code -f 1 -wi 1 -i 2 Replay}. */
  public static void main(String... args)
      throws RunnerException, CommandLineOptionException, IOException {
    CommandLineOptions options = new CommandLineOptions(args);
    if (options.shouldHelp()) {
      options.showHelp();
      return;
    }
    Collection<RunResult> results = new Runner(options).run();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    compare(results).forEach((name, line) -> out.printf("%-16s %s%n", name, line));
  }

  /** Records per second of each benchmark, and how many times the yardstick's time that is. */
  static Map<String, String> compare(Collection<RunResult> results) {
    Map<String, Double> perSecond = new TreeMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      Result<?> records = result.getSecondaryResults().get(COUNT);
      if (records != null) {
        perSecond.put(name.substring(name.lastIndexOf('.') + 1), records.getScore());
      }
    }
    double yardstick = perSecond.getOrDefault(YARDSTICK, Double.NaN);
    Map<String, String> lines = new TreeMap<>();
    perSecond.forEach(
        (name, score) ->
            lines.put(
                name,
                String.format(
                    Locale.ROOT,
                    "%,10.0f records/s   %4.1f times the time of %s",
                    score,
                    yardstick / score,
                    YARDSTICK)));
    return lines;
  }
}
