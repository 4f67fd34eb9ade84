package dev.patchcord.orchestrator.calendar;

import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Hours.Opening;
import dev.patchcord.contract.flow.Specialist;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests to a small practice: Ann all week, Ben on Monday and Tuesday mornings. */
public final class Requests {
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Sunday; winter time, one hour ahead of UTC. */
  public static final Instant SUNDAY = Instant.parse("2026-11-22T12:00:00Z");

  public static final Specialist ANN =
      specialist(
          "Ann",
          new Hours(
              BERLIN,
              Stream.of(DayOfWeek.values())
                  .limit(5)
                  .flatMap(
                      day ->
                          Stream.of(opening(day, "09:00", "12:00"), opening(day, "13:30", "16:00")))
                  .toList(),
              List.of(LocalDate.parse("2026-11-25"))));
  public static final Specialist BEN =
      specialist(
          "Ben",
          new Hours(
              BERLIN,
              List.of(
                  opening(DayOfWeek.MONDAY, "08:00", "10:00"),
                  opening(DayOfWeek.TUESDAY, "08:00", "10:00")),
              List.of()));

  private Requests() {}

  static Opening opening(DayOfWeek day, String from, String to) {
    return new Opening(day, LocalTime.parse(from), LocalTime.parse(to));
  }

  static Specialist specialist(String name, Hours hours) {
    return new Specialist(name, "+1415555" + name.hashCode() % 10_000, List.of(), hours, null);
  }

  /** What is free for half an hour, within two weeks. */
  public static CalendarRequest free(String id, String call, Specialist... specialists) {
    return request(id, call, null, SUNDAY.plus(Duration.ofHours(1)), specialists);
  }

  public static CalendarRequest booking(
      String id, String call, String start, Specialist... specialists) {
    return request(id, call, Instant.parse(start), SUNDAY.plus(Duration.ofHours(1)), specialists);
  }

  static CalendarRequest request(
      String id,
      String call,
      @Nullable Instant booking,
      Instant earliest,
      Specialist... specialists) {
    return new CalendarRequest(
        id,
        "practice",
        call,
        List.of(specialists),
        Duration.ofMinutes(30),
        Duration.ofMinutes(5),
        earliest,
        SUNDAY.plus(Duration.ofDays(14)),
        booking,
        "+14155550100",
        "Ms Doe",
        null);
  }
}
