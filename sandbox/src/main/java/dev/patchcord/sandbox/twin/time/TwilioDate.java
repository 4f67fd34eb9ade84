package dev.patchcord.sandbox.twin.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as Twilio writes them: RFC 2822 in UTC. */
public final class TwilioDate {
  // Unlike RFC_1123_DATE_TIME, two digits for the day and +0000 for the zone.
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private TwilioDate() {}

  /** {@code Sun, 22 Nov 2026 09:00:01 +0000}. */
  public static String text(Instant at) {
    return RFC_2822.format(at);
  }
}
