package dev.patchcord.orchestrator.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people write them; what names no zone is UTC, like all that the commands print. */
final class Moment {
  /** The forms that can stand anywhere, for messages. */
  static final String FORMS = "2026-11-22T12:00:00Z, 2026-11-22T12:00, 2026-11-22 or -90m";

  private static final Pattern DISTANCE =
      Pattern.compile("([+-])([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h|d)");

  private Moment() {}

  /**
   * A moment of a range.
   *
   * @param now for {@code -90m}: that long ago
   */
  static Instant parse(String option, String text, Instant now) {
    return dated(text)
        .or(() -> distance(text).map(now::plus))
        .orElseThrow(() -> mistake(option, text, FORMS));
  }

  /**
   * A moment of a call.
   *
   * @param begin of the call: {@code +12.5s} counts from there, and {@code 12:00:05} is of its day,
   *     or of the next if that is earlier
   */
  static Instant within(String option, String text, Instant begin) {
    return dated(text)
        .or(() -> distance(text).map(begin::plus))
        .or(() -> attempt(text, each -> timeOfDay(LocalTime.parse(each), begin)))
        .orElseThrow(() -> mistake(option, text, "2026-11-22T12:00:05Z, 12:00:05.250 or +12.5s"));
  }

  private static Instant timeOfDay(LocalTime time, Instant begin) {
    Instant moment =
        begin.atOffset(ZoneOffset.UTC).toLocalDate().atTime(time).toInstant(ZoneOffset.UTC);
    // A call that began at 23:59:50.250 was also there at 23:59:50.
    return moment.isBefore(begin.minusSeconds(1)) ? moment.plus(Duration.ofDays(1)) : moment;
  }

  private static Optional<Instant> dated(String text) {
    return attempt(text, Instant::parse)
        .or(() -> attempt(text, each -> OffsetDateTime.parse(each).toInstant()))
        .or(() -> attempt(text, each -> LocalDateTime.parse(each).toInstant(ZoneOffset.UTC)))
        .or(
            () ->
                attempt(
                    text, each -> LocalDate.parse(each).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  private static Optional<Duration> distance(String text) {
    Matcher distance = DISTANCE.matcher(text);
    if (!distance.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (distance.group(3)) {
          case "ms" -> 1;
          case "s" -> Duration.ofSeconds(1).toMillis();
          case "m" -> Duration.ofMinutes(1).toMillis();
          case "h" -> Duration.ofHours(1).toMillis();
          default -> Duration.ofDays(1).toMillis();
        };
    Duration length = Duration.ofMillis(Math.round(Double.parseDouble(distance.group(2)) * unit));
    return Optional.of(distance.group(1).equals("-") ? length.negated() : length);
  }

  private static Optional<Instant> attempt(String text, Function<String, Instant> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static CommandFailure mistake(String option, String text, String forms) {
    return new CommandFailure(
        ExitCode.USAGE,
        "%s: expected a time such as %s, but found \"%s\"".formatted(option, forms, text));
  }
}
