package dev.patchcord.orchestrator.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as somebody reads them who asks at {@code now}: in UTC, as in the journal. */
record OwesTimes(Instant now) {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter ANOTHER_DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int MINUTES_FROM = 120;

  /** With the date only if it is not today's. */
  String at(Instant moment) {
    boolean today =
        moment
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    return (today ? TODAY : ANOTHER_DAY).format(moment.atOffset(ZoneOffset.UTC));
  }

  /** {@code 12:00:31, in 9 s} or {@code 12:00:31, overdue 4 s}; a dash for no time. */
  String due(@Nullable Instant moment) {
    if (moment == null) {
      return "-";
    }
    return at(moment)
        + (moment.isBefore(now)
            ? ", overdue " + length(Duration.between(moment, now))
            : ", in " + length(Duration.between(now, moment)));
  }

  /** How long ago. */
  String since(Instant moment) {
    return length(Duration.between(moment, now));
  }

  /** In seconds, from two minutes on in minutes, from two hours on in hours and minutes. */
  static String length(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < MINUTES_FROM) {
      return seconds + " s";
    }
    long minutes = time.toMinutes();
    return minutes < MINUTES_FROM
        ? minutes + " min"
        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }
}
