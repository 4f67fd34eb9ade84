package dev.patchcord.orchestrator.calendar;

import static dev.patchcord.orchestrator.calendar.Requests.BERLIN;
import static dev.patchcord.orchestrator.calendar.Requests.opening;
import static dev.patchcord.orchestrator.calendar.Requests.specialist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Specialist;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final LocalDate CLOCKS_GO_FORWARD = LocalDate.parse("2027-03-28");
  private static final LocalDate CLOCKS_GO_BACK = LocalDate.parse("2026-10-25");

  private static List<String> hourly(LocalDate day, String from, String to) {
    Specialist specialist =
        specialist(
            "Ann", new Hours(BERLIN, List.of(opening(day.getDayOfWeek(), from, to)), List.of()));
    return Grid.on(day, specialist, Duration.ofHours(1)).stream()
        .map(slot -> slot.start().atZone(BERLIN).toOffsetDateTime().toString())
        .toList();
  }

  @Test
  void beginsWithTheOpeningAndEndsWithinIt() {
    LocalDate monday = LocalDate.parse("2026-11-23");
    assertThat(hourly(monday, "09:15", "12:00"))
        .containsExactly("2026-11-23T09:15+01:00", "2026-11-23T10:15+01:00");
    assertThat(hourly(monday, "22:00", "00:00"))
        .containsExactly("2026-11-23T22:00+01:00", "2026-11-23T23:00+01:00");
  }

  @Test
  void hasNoSlotInAnHourThatDoesNotExist() {
    assertThat(hourly(CLOCKS_GO_FORWARD, "01:00", "04:00"))
        .containsExactly("2027-03-28T01:00+01:00", "2027-03-28T03:00+02:00");
    assertThat(hourly(CLOCKS_GO_FORWARD, "02:30", "05:00"))
        .containsExactly("2027-03-28T03:00+02:00", "2027-03-28T04:00+02:00");
    assertThat(hourly(CLOCKS_GO_FORWARD, "01:00", "02:30"))
        .containsExactly("2027-03-28T01:00+01:00");
  }

  @Test
  void usesAnHourThatComesTwice() {
    assertThat(hourly(CLOCKS_GO_BACK, "01:00", "04:00"))
        .containsExactly(
            "2026-10-25T01:00+02:00",
            "2026-10-25T02:00+02:00",
            "2026-10-25T02:00+01:00",
            "2026-10-25T03:00+01:00");
    assertThat(hourly(CLOCKS_GO_BACK, "02:30", "03:30")).containsExactly("2026-10-25T02:30+01:00");
    assertThat(hourly(CLOCKS_GO_BACK, "02:00", "02:45")).isEmpty();
  }

  @Test
  void hasNoSlotOnAHolidayOrForWhoHasNoHours() {
    assertThat(Grid.on(LocalDate.parse("2026-11-25"), Requests.ANN, Duration.ofHours(1))).isEmpty();
    assertThat(CLOCKS_GO_BACK.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
    Specialist always = new Specialist("Cay", "+14155550100", List.of(), null, null);
    assertThat(Grid.on(CLOCKS_GO_BACK, always, Duration.ofHours(1))).isEmpty();
  }
}
