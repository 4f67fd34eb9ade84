package dev.patchcord.ingress.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.calendar.Appointment;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ICalendarTest {
  private static final Instant TEN = Instant.parse("2026-11-30T09:00:00Z");

  @Test
  void tellsACalendarProgramEverythingAboutAnAppointment() {
    String text =
        ICalendar.of(List.of(appointment("ap-1", "Ann", "Rash; itches,\nbadly", "+4930")));
    assertThat(text)
        .startsWith("BEGIN:VCALENDAR\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains(
            "VERSION:2.0\r\n",
            "PRODID:-//Patchcord//",
            "UID:ap-1\r\n",
            "DTSTAMP:20261122T120000Z\r\n",
            "DTSTART:20261130T090000Z\r\n",
            "DTEND:20261130T093000Z\r\n",
            "SUMMARY:Ann with Dr. Kim\r\n",
            "DESCRIPTION:Rash\\; itches\\,\\nbadly\\nCall back: +4930\\nBooked in call CA1.\r\n");
    assertThat(text.lines()).allMatch(line -> line.length() <= 75);
  }

  @Test
  void isReadBackByACalendarProgram() throws Exception {
    String text =
        ICalendar.of(
            List.of(
                appointment("ap-1", "Ann\r\nEND:VEVENT", "x".repeat(300), ""),
                appointment("ap-2", null, null, "")));
    List<VEvent> events =
        new CalendarBuilder().build(new StringReader(text)).getComponents("VEVENT");
    assertThat(events)
        .extracting(event -> event.getUid().orElseThrow().getValue())
        .containsExactly("ap-1", "ap-2");
    assertThat(events.getLast().getSummary().getValue()).isEqualTo("Appointment with Dr. Kim");
    assertThat(events.getLast().getDescription().getValue()).contains("withheld the number");
  }

  @Test
  void anEmptyFeedIsACalendarToo() {
    assertThat(ICalendar.of(List.of())).contains("BEGIN:VCALENDAR", "END:VCALENDAR");
  }

  private static Appointment appointment(
      String id, @Nullable String name, @Nullable String about, String number) {
    return new Appointment(
        id,
        "clinic",
        "Dr. Kim",
        TEN,
        TEN.plusSeconds(1_800),
        Instant.parse("2026-11-22T12:00:00Z"),
        "CA1",
        number,
        name,
        about);
  }
}
