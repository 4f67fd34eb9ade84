package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.ConsultCalendar;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.orchestrator.flow.FlowFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarDeskTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Flow CLINIC =
      FlowFile.read(Path.of("../docs/flows/clinic.yaml")).forNumber(null);
  private static final Flow NO_APPOINTMENTS =
      FlowFile.read(Path.of("../docs/flows/sales.yaml")).forNumber(null);

  private static CalendarAsked asked(
      boolean booking,
      @Nullable String specialist,
      List<String> skills,
      @Nullable Instant from,
      @Nullable Instant start) {
    Origin origin = new Origin("vapi", "/tools", "delivery-1", Map.of(), Map.of(), null);
    return new CalendarAsked(
        "CA1", NOON, origin, "tool-1", booking, specialist, skills, from, start, "Ms Doe", "knee");
  }

  private static Answer answer(CalendarAsked asked) {
    return CalendarDesk.answer(CLINIC, "CA1", "+4930555099", asked, NOON);
  }

  private static CalendarRequest request(CalendarAsked asked) {
    return ((ConsultCalendar) answer(asked)).request();
  }

  @Test
  void asksTheFlowsCalendarUnderItsRules() {
    CalendarRequest request = request(asked(false, null, List.of(), null, null));
    assertThat(request.requestId()).isEqualTo("CA1/tool-1");
    assertThat(request.calendar()).isEqualTo("clinic");
    assertThat(request.callId()).isEqualTo("CA1");
    assertThat(request.specialists()).isEqualTo(CLINIC.specialists());
    assertThat(request.slot()).isEqualTo(Duration.ofMinutes(20));
    assertThat(request.hold()).isEqualTo(Duration.ofMinutes(5));
    assertThat(request.earliest()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    assertThat(request.latest()).isEqualTo(NOON.plus(Duration.ofDays(42)));
    assertThat(request.booking()).isNull();
    assertThat(request.number()).isEqualTo("+4930555099");
    assertThat(request.name()).isEqualTo("Ms Doe");
  }

  @Test
  void passesOnWhatIsToBeBooked() {
    Instant start = NOON.plus(Duration.ofDays(1));
    assertThat(request(asked(true, "dr. weber ", List.of(), null, start)).booking())
        .isEqualTo(start);
  }

  @Test
  void looksFromTheWishedTimeOn() {
    Instant nextWeek = NOON.plus(Duration.ofDays(7));
    assertThat(request(asked(false, null, List.of(), nextWeek, null)).earliest())
        .isEqualTo(nextWeek);
    assertThat(request(asked(false, null, List.of(), NOON, null)).earliest())
        .isEqualTo(NOON.plus(Duration.ofHours(2)));
    assertThat(answer(asked(false, null, List.of(), NOON.plus(Duration.ofDays(50)), null)))
        .isEqualTo(
            new ToolResult(
                "Appointments can be booked for the next 42 days only. Ask for an earlier day."));
  }

  @Test
  void choosesByNameOrSkills() {
    assertThat(request(asked(false, "Dr. Weber", List.of(), null, null)).specialists())
        .extracting(Specialist::name)
        .containsExactly("Dr. Weber");
    assertThat(request(asked(false, null, List.of("Termine", "tr"), null, null)).specialists())
        .extracting(Specialist::name)
        .containsExactly("Frau Yilmaz");
  }

  @Test
  void tellsTheAssistantWhyItCannot() {
    assertThat(answer(asked(false, "Dr. No", List.of(), null, null)))
        .isEqualTo(
            new ToolResult("Dr. No cannot be booked. There is: Empfang, Frau Yilmaz, Dr. Weber."));
    assertThat(answer(asked(false, null, List.of("fr"), null, null)))
        .isEqualTo(
            new ToolResult(
                "Nobody with fr can be booked. There is: termine, rezepte, rechnungen, tr,"
                    + " notfall."));
    assertThat(answer(asked(true, null, List.of(), null, null)))
        .isInstanceOfSatisfying(
            ToolResult.class, it -> assertThat(it.text()).startsWith("Say which time"));
    CalendarAsked any = asked(false, null, List.of(), null, null);
    assertThat(CalendarDesk.answer(NO_APPOINTMENTS, "CA1", "+1999", any, NOON))
        .isInstanceOfSatisfying(
            ToolResult.class, it -> assertThat(it.text()).contains("cannot be booked"));
  }

  @Test
  void knowsNoNumberOfACallerWhoWithholdsIt() {
    CalendarAsked any = asked(false, null, List.of(), null, null);
    Answer answer = CalendarDesk.answer(CLINIC, "CA1", "anonymous", any, NOON);
    assertThat(((ConsultCalendar) answer).request().number()).isEmpty();
  }
}
