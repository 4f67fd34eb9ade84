package dev.patchcord.contract.flow;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When a specialist may be rung, in local time.
 *
 * @param zone the time zone that the times are in
 * @param openings weekly; two on one day leave a break between them
 * @param holidays days without any opening
 */
public record Hours(ZoneId zone, List<Opening> openings, List<LocalDate> holidays) {
  public Hours {
    openings = List.copyOf(openings);
    holidays = List.copyOf(holidays);
  }

  /**
   * From one time to another on one day of the week.
   *
   * @param from the first moment that is open
   * @param to the first moment that is not; {@code 00:00} for the end of the day
   */
  public record Opening(DayOfWeek day, LocalTime from, LocalTime to) {
    boolean includes(LocalTime time) {
      return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }
  }

  /** True if the specialist may be rung at this moment. */
  public boolean isOpenAt(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    return !holidays.contains(local.toLocalDate())
        && openings.stream()
            .anyMatch(
                each -> each.day() == local.getDayOfWeek() && each.includes(local.toLocalTime()));
  }
}
