package dev.patchcord.ingress.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.answer.ConsultCalendar;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.calendar.Slot;
import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.IngressUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class AssistantToolsTest {
  private static final Instant TEN = Instant.parse("2026-11-30T09:00:00Z");
  private static final Slot SLOT = new Slot("Dr. Kim", TEN, TEN.plusSeconds(1_800));
  private static final CalendarRequest REQUEST =
      new CalendarRequest(
          "CA1:call_1",
          "clinic",
          "CA1",
          List.of(
              new Specialist(
                  "Dr. Kim",
                  "+4930123",
                  List.of(),
                  new Hours(ZoneId.of("Europe/Berlin"), List.of(), List.of()),
                  null)),
          Duration.ofMinutes(30),
          Duration.ofMinutes(5),
          TEN,
          TEN.plusSeconds(86_400),
          null,
          "+4930999",
          null,
          null);

  private static final AtomicInteger IDS = new AtomicInteger();

  @RegisterExtension private static final IngressUnderTest ingress = new IngressUnderTest();

  @Test
  void aTransferCarriesEverythingThatTheModelSaid() {
    result(
        "connect_specialist",
        """
        {"reason":"a bill","summary":"Paid twice.","language":"German","specialist":"Ann",
         "skills":"billing, de"}
        """);
    assertThat(ingress.log.only(SpecialistRequested.class))
        .returns("a bill", SpecialistRequested::reason)
        .returns("Paid twice.", SpecialistRequested::summary)
        .returns("de", SpecialistRequested::language)
        .returns("Ann", SpecialistRequested::specialist)
        .returns(List.of("billing", "de"), SpecialistRequested::skills);
  }

  @Test
  void freeAppointmentsAreToldSoThatTheModelCanBookThem() {
    ingress.log.answer(new ConsultCalendar(REQUEST));
    ingress.calendars.reply(new SlotsOffered(List.of(SLOT)));
    assertThat(result("check_availability", "{\"skills\":[\"skin\"],\"from\":\"2026-11-30\"}"))
        .startsWith("Free: Dr. Kim, Monday 30 November 2026 at 10:00 (2026-11-30T10:00:00+01:00).")
        .doesNotContain("\n");
    assertThat(ingress.log.only(CalendarAsked.class))
        .returns(false, CalendarAsked::booking)
        .returns(List.of("skin"), CalendarAsked::skills)
        .returns(Instant.parse("2026-11-30T00:00:00Z"), CalendarAsked::from);
    assertThat(ingress.calendars.requests).containsExactly(REQUEST);
  }

  @Test
  void anAppointmentIsBookedAndToldToTheCall() {
    ingress.log.answer(new ConsultCalendar(REQUEST));
    ingress.calendars.reply(new SlotBooked(appointment()));
    assertThat(
            result(
                "book_appointment",
                """
                {"start":"2026-11-30T10:00:00+01:00","specialist":"Dr. Kim","name":"Ann"}
                """))
        .startsWith("Booked: Dr. Kim, Monday 30 November 2026 at 10:00");
    assertThat((CalendarAsked) ingress.log.events.getFirst())
        .returns(true, CalendarAsked::booking)
        .returns(TEN, CalendarAsked::start)
        .returns("Ann", CalendarAsked::name);
    assertThat((AppointmentBooked) ingress.log.events.getLast())
        .returns("CA1", AppointmentBooked::callId)
        .returns("ap-1", AppointmentBooked::appointmentId)
        .returns(TEN, AppointmentBooked::start);
    assertThat(ingress.log.events.getLast().origin().deliveryId()).isEqualTo("booked:ap-1");
  }

  @Test
  void anAppointmentThatWasBookedTooLateForTheModelIsToldToTheCallAllTheSame() {
    ingress.log.answer(new ConsultCalendar(REQUEST));
    CompletableFuture<dev.patchcord.contract.answer.Answer> slow = new CompletableFuture<>();
    ingress.calendars.replyBy(request -> slow);
    assertThat(error("book_appointment", "{\"start\":\"2026-11-30T10:00:00+01:00\"}"))
        .contains("did not answer", "again before you book");
    slow.complete(new SlotBooked(appointment()));
    await().until(() -> ingress.log.events.getLast() instanceof AppointmentBooked);
  }

  @Test
  void aTakenSlotComesWithOthers() {
    ingress.log.answer(new ConsultCalendar(REQUEST));
    ingress.calendars.reply(new SlotTaken("That time is taken.", List.of(SLOT)));
    assertThat(result("book_appointment", "{\"start\":\"2026-11-30T10:30:00+01:00\"}"))
        .startsWith("That time is taken. Free instead: Dr. Kim, Monday 30 November 2026 at 10:00");
    ingress.calendars.reply(new SlotTaken("Nothing is free.", List.of()));
    assertThat(result("book_appointment", "{\"start\":\"2026-11-30T11:30:00+01:00\"}"))
        .isEqualTo("Nothing is free. Ask the caller for another time.");
    ingress.calendars.reply(new SlotsOffered(List.of()));
    assertThat(result("check_availability", "{}")).contains("no free appointment");
  }

  @Test
  void theModelIsToldTheMachinesRefusal() {
    ingress.log.answer(new ToolResult("No appointments\n can be made here."));
    assertThat(result("check_availability", "{}")).isEqualTo("No appointments can be made here.");
    assertThat(ingress.calendars.requests).isEmpty();
  }

  @Test
  void theModelIsToldHowToAskRight() {
    assertThat(error("book_appointment", "{}")).contains("Pass start");
    assertThat(error("book_appointment", "{\"start\":\"Monday at ten\"}"))
        .contains("Pass start as a time with its offset");
    assertThat(error("request_callback", "{\"number\":\"at home\"}")).contains("country code");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void aCallbackIsAskedForAndPromised() {
    ingress.log.answer(new ToolResult("We call back within the hour."));
    assertThat(
            result(
                "request_callback",
                """
                {"number":"+49 30 555","not_before":"2026-12-01T09:00:00+01:00","reason":"a bill"}
                """,
                "call_mine"))
        .isEqualTo("We call back within the hour.");
    assertThat(ingress.log.only(CallbackRequested.class))
        .returns("call_mine", CallbackRequested::toolCallId)
        .returns("+4930555", CallbackRequested::number)
        .returns(Instant.parse("2026-12-01T08:00:00Z"), CallbackRequested::notBefore)
        .returns("a bill", CallbackRequested::reason);
    assertThat(ingress.log.events.getFirst().origin().deliveryId()).isEqualTo("tool:call_mine");
  }

  @Test
  void aRepeatedUseGetsTheFirstOnesResultAndIsAskedOnce() {
    ingress.log.answer(new ToolResult("We call back."));
    assertThat(result("request_callback", "{}", "call_again")).isEqualTo("We call back.");
    ingress.log.answer(new ToolResult("Another answer."));
    assertThat(result("request_callback", "{}", "call_again")).isEqualTo("We call back.");
    assertThat(ingress.log.events).hasSize(1);
  }

  @Test
  void aUseThatFailedMayBeRepeated() {
    assertThat(error("request_callback", "{}", "call_late")).contains("could not be noted");
    ingress.log.answer(new ToolResult("We call back."));
    assertThat(result("request_callback", "{}", "call_late")).isEqualTo("We call back.");
  }

  @Test
  void theModelIsToldWhileTheLogIsAwayAndNothingHappensLater() {
    ingress.log.goAway();
    assertThat(error("request_callback", "{}")).contains("could not be noted");
    assertThat(error("check_availability", "{}")).contains("did not answer");
    assertThat(ingress.log.offeredAgain).isEmpty();
  }

  @Test
  void theOlderFunctionCallUsesTheSameTools() {
    ingress.log.answer(new ToolResult("We call back."));
    String body =
        ingress
            .vapi(
                """
                {"message":{"type":"function-call","functionCall":{"name":"request_callback",
                 "parameters":{"reason":"a bill"}},"call":{"metadata":{"patchcordCallId":"CA1"}}}}
                """)
            .body();
    assertThat(body).isEqualTo("{\"result\":\"We call back.\"}");
    assertThat(ingress.log.only(CallbackRequested.class).toolCallId()).isNull();
  }

  private static Appointment appointment() {
    return new Appointment(
        "ap-1", "clinic", "Dr. Kim", TEN, SLOT.end(), TEN, "CA1", "+4930999", "Ann", null);
  }

  private static String result(String tool, String arguments) {
    return result(tool, arguments, anotherId());
  }

  private static String result(String tool, String arguments, String id) {
    JsonNode entry = use(tool, arguments, id);
    assertThat(entry.has("error")).as(entry.toString()).isFalse();
    return entry.path("result").asString();
  }

  private static String error(String tool, String arguments) {
    return error(tool, arguments, anotherId());
  }

  private static String error(String tool, String arguments, String id) {
    JsonNode entry = use(tool, arguments, id);
    assertThat(entry.has("result")).as(entry.toString()).isFalse();
    return entry.path("error").asString();
  }

  /** A use with the id of another one would be its repetition. */
  private static String anotherId() {
    return "call_" + IDS.incrementAndGet();
  }

  private static JsonNode use(String tool, String arguments, String id) {
    String body =
        """
        {"message":{"type":"tool-calls","toolCallList":[{"id":"%s","type":"function",
         "function":{"name":"%s","arguments":%s}}],
         "call":{"id":"v1","metadata":{"patchcordCallId":"CA1"}}}}
        """
            .formatted(id, tool, arguments);
    JsonNode results = ContractJson.mapper().readTree(ingress.vapi(body).body()).path("results");
    assertThat(results.size()).isEqualTo(1);
    assertThat(results.get(0).path("toolCallId").asString()).isEqualTo(id);
    return results.get(0);
  }
}
