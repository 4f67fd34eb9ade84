package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Hours.Opening;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads opening hours: {@code mon-fri: 09:00-12:30, 13:30-17:00}. */
final class HoursReader {
  private HoursReader() {}

  static Hours read(Section hours) {
    ZoneId zone = zone(hours);
    List<Opening> openings = new ArrayList<>();
    Section open = hours.at("open");
    open.names()
        .forEach(
            days -> {
              List<Opening> added = openings(open, days);
              added.stream()
                  .filter(each -> openings.stream().anyMatch(other -> overlap(each, other)))
                  .findFirst()
                  .ifPresent(
                      twice ->
                          open.wrong(
                              days,
                              "%s is open twice at %s: write each opening once"
                                  .formatted(shortName(twice.day()), twice.from())));
              openings.addAll(added);
            });
    openings.sort(Comparator.comparing(Opening::day).thenComparing(Opening::from));
    List<LocalDate> holidays = new ArrayList<>();
    for (Section day : hours.items("holidays")) {
      try {
        holidays.add(LocalDate.parse(day.text()));
      } catch (DateTimeException e) {
        day.wrong(day.text() + " is not a day of the calendar");
      }
    }
    return new Hours(zone, openings, holidays);
  }

  private static ZoneId zone(Section hours) {
    String name = hours.text("zone", "");
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(name)) {
      return ZoneId.of(name);
    }
    String meant =
        Words.nearest(
                name,
                new TreeSet<>(known.stream().map(zone -> zone.toLowerCase(Locale.ROOT)).toList()))
            .flatMap(
                lower -> known.stream().filter(zone -> zone.equalsIgnoreCase(lower)).findFirst())
            .map(zone -> ": did you mean " + zone + "?")
            .orElse(": write region and city, for example Europe/Berlin or America/New_York");
    hours.wrong("zone", "\"%s\" is not a time zone%s".formatted(name, meant));
    return ZoneOffset.UTC;
  }

  private static List<Opening> openings(Section open, String days) {
    List<Opening> openings = new ArrayList<>();
    for (String span : open.text(days, "").split(", ?", -1)) {
      String[] ends = span.split("-", 2);
      LocalTime from = LocalTime.parse(ends[0]);
      LocalTime to = ends[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]);
      // 00:00 at the end is most probably a slip; whoever means the end of the day writes 24:00.
      boolean endOfDay = ends[1].equals("24:00");
      if (!endOfDay && !to.isAfter(from)) {
        open.wrong(
            days,
            "%s ends before it begins: for a night write %s-24:00, and 00:00-%s on the next day"
                .formatted(span, ends[0], ends[1]));
        continue;
      }
      for (DayOfWeek day : days(days)) {
        Opening opening = new Opening(day, from, to);
        if (openings.stream().anyMatch(each -> overlap(each, opening))) {
          open.wrong(days, span + " overlaps the opening before it");
          break;
        }
        openings.add(opening);
      }
    }
    return openings;
  }

  /** {@code fri-mon} goes over the weekend. */
  private static Set<DayOfWeek> days(String written) {
    Set<DayOfWeek> days = new LinkedHashSet<>();
    for (String part : written.split(", ?", -1)) {
      String[] ends = part.split("- ?", -1);
      DayOfWeek last = day(ends[ends.length - 1]);
      DayOfWeek day = day(ends[0]);
      days.add(day);
      while (day != last) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (shortName(day).equals(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("no day: " + name);
  }

  private static String shortName(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static boolean overlap(Opening one, Opening other) {
    return one.day() == other.day()
        && (other.to().equals(LocalTime.MIDNIGHT) || one.from().isBefore(other.to()))
        && (one.to().equals(LocalTime.MIDNIGHT) || other.from().isBefore(one.to()));
  }
}
