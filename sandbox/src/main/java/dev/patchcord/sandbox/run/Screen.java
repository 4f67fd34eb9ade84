package dev.patchcord.sandbox.run;

import dev.patchcord.orchestrator.timeline.Style;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where everything that a person reads is printed, whole lines at a time, from any thread. On a
 * terminal the last line may be a passing one that tells what is being waited for.
 */
final class Screen {
  /** Without a terminal, a sign of life this often. */
  private static final long LIFE_SIGN_SECONDS = 10;

  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final Style style;
  private final boolean terminal;
  private final Clock clock;
  private String passing = "";

  Screen(PrintStream out, Style style, boolean terminal, Clock clock) {
    this.out = out;
    this.style = style;
    this.terminal = terminal;
    this.clock = clock;
  }

  Style style() {
    return style;
  }

  synchronized void line(String text) {
    lines(List.of(text));
  }

  synchronized void lines(List<String> texts) {
    if (!passing.isEmpty()) {
      out.print(CLEAR_LINE);
    }
    texts.forEach(out::println);
    out.print(passing);
    out.flush();
  }

  /**
   * Does something that takes its time, and shows for how long it has been going on.
   *
   * @param waitingFor asked again and again, since it may change: {@code Kafka}
   */
  <T> T during(Supplier<String> waitingFor, Callable<T> work) throws Exception {
    Instant start = clock.instant();
    try (ScheduledExecutorService ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("progress").daemon().factory())) {
      var _ =
          ticker.scheduleAtFixedRate(
              () -> tick(waitingFor.get(), Duration.between(start, clock.instant())),
              0,
              1,
              TimeUnit.SECONDS);
      try {
        return work.call();
      } finally {
        ticker.shutdownNow();
        pass("");
      }
    }
  }

  private void tick(String waitingFor, Duration since) {
    long seconds = since.toSeconds();
    if (terminal) {
      pass(String.format(Locale.ROOT, "  waiting for %s ... %d s", waitingFor, seconds));
    } else if (seconds > 0 && seconds % LIFE_SIGN_SECONDS == 0) {
      line(String.format(Locale.ROOT, "  still waiting for %s (%d s)", waitingFor, seconds));
    }
  }

  private synchronized void pass(String text) {
    if (terminal) {
      out.print(CLEAR_LINE + text);
      out.flush();
      passing = text;
    }
  }
}
