package dev.patchcord.orchestrator.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A line that is drawn over and over, and leaves nothing behind. */
final class ProgressBar implements Screen.Progress {
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final int WIDTH = 30;
  private static final int PERCENT = 100;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter err;
  private final String what;
  private final InstantSource clock;
  private Instant drawn = Instant.MIN;

  ProgressBar(PrintWriter err, String what, InstantSource clock) {
    this.err = err;
    this.what = what;
    this.clock = clock;
  }

  @Override
  public void at(long done, long total) {
    Instant now = clock.instant();
    boolean recently = !drawn.equals(Instant.MIN) && now.isBefore(drawn.plus(REDRAW));
    if (total <= 0 || recently) {
      return;
    }
    drawn = now;
    int filled = Math.toIntExact(done * WIDTH / total);
    err.printf(
        Locale.ROOT,
        "%s  %s [%s%s] %d %%",
        CLEAR_LINE,
        what,
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        done * PERCENT / total);
    err.flush();
  }

  /** Takes the line away; it comes back with the next news. */
  @Override
  public void close() {
    if (!drawn.equals(Instant.MIN)) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
