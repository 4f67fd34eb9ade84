package dev.patchcord.orchestrator.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them; moments in UTC, as in the journal. */
public final class TimeWords {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double MILLIS = 1000;

  private TimeWords() {}

  /** {@code 12:00:05.250}. */
  public static String clock(Instant moment) {
    return CLOCK.format(moment);
  }

  /** {@code 2026-11-22 12:00:05.250}. */
  public static String day(Instant moment) {
    return DAY.format(moment);
  }

  /** {@code 40 ms}, {@code 12.5 s}, {@code 3 m 05 s}, {@code 2 h 10 m}. */
  public static String of(Duration time) {
    if (time.isNegative()) {
      return "-" + of(time.negated());
    }
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      return time.toMillis() + " ms";
    }
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS);
    }
    return time.compareTo(Duration.ofHours(1)) < 0
        ? String.format(Locale.ROOT, "%d m %02d s", time.toMinutes(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d h %02d m", time.toHours(), time.toMinutesPart());
  }
}
