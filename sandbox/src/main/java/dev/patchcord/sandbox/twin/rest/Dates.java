package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.time.TwilioDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates as Twilio writes them (RFC 2822, UTC), and its date filters. */
final class Dates {
  private Dates() {}

  static String text(Instant at) {
    return TwilioDate.text(at);
  }

  static @Nullable String text(Optional<Instant> at) {
    return at.map(TwilioDate::text).orElse(null);
  }

  /** Whether a moment passes {@code Name}, {@code Name<} and {@code Name>}, each inclusive. */
  static boolean passes(Form form, String name, Optional<Instant> at) {
    Optional<String> on = form.text(name);
    Optional<String> until = form.text(name + "<");
    Optional<String> since = form.text(name + ">");
    if (on.isEmpty() && until.isEmpty() && since.isEmpty()) {
      return true;
    }
    return at.isPresent()
        && on.map(day -> day(name, day).equals(date(at.get()))).orElse(true)
        && until.map(end -> !at.get().isAfter(last(name, end))).orElse(true)
        && since.map(start -> !at.get().isBefore(first(name, start))).orElse(true);
  }

  private static Instant first(String name, String text) {
    return text.length() > 10
        ? instant(name, text)
        : day(name, text).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant last(String name, String text) {
    return text.length() > 10
        ? instant(name, text)
        : day(name, text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
  }

  private static LocalDate date(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeParseException e) {
      throw TwilioRefusal.badRequest(20001, name + " is not a date: " + text);
    }
  }

  private static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw TwilioRefusal.badRequest(20001, name + " is not a time: " + text);
    }
  }
}
