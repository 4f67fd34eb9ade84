package dev.patchcord.orchestrator.calendar;

import static dev.patchcord.orchestrator.calendar.Requests.ANN;
import static dev.patchcord.orchestrator.calendar.Requests.BEN;
import static dev.patchcord.orchestrator.calendar.Requests.SUNDAY;
import static dev.patchcord.orchestrator.calendar.Requests.booking;
import static dev.patchcord.orchestrator.calendar.Requests.free;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.calendar.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarDeciderTest {
  private static final String MONDAY_NINE = "2026-11-23T08:00:00Z";

  private Calendar calendar = Calendar.empty();
  private Instant now = SUNDAY;

  private Answer ask(CalendarRequest request) {
    CalendarDecision decision = CalendarDecider.decide(calendar, request, now);
    calendar = decision.next();
    return decision.answer();
  }

  private List<String> offered(CalendarRequest request) {
    return ((SlotsOffered) ask(request)).slots().stream().map(CalendarDeciderTest::text).toList();
  }

  private static String text(Slot slot) {
    return slot.specialist() + " " + slot.start();
  }

  @Test
  void offersTheSoonestAndThenOneForEachHalfOfADay() {
    assertThat(offered(free("r1", "CA1", ANN)))
        .containsExactly(
            "Ann 2026-11-23T08:00:00Z",
            "Ann 2026-11-23T12:30:00Z",
            "Ann 2026-11-24T08:00:00Z",
            "Ann 2026-11-24T12:30:00Z",
            // Wednesday is a holiday.
            "Ann 2026-11-26T08:00:00Z");
  }

  @Test
  void offersMoreOfTheSameMorningWhereThereIsNothingElse() {
    assertThat(offered(free("r1", "CA1", BEN)))
        .containsExactly(
            "Ben 2026-11-23T07:00:00Z",
            "Ben 2026-11-23T07:30:00Z",
            "Ben 2026-11-24T07:00:00Z",
            "Ben 2026-11-30T07:00:00Z",
            "Ben 2026-12-01T07:00:00Z");
  }

  @Test
  void prefersWhoWasNamedFirst() {
    assertThat(offered(free("r1", "CA1", BEN, ANN)).getFirst()).startsWith("Ben 2026-11-23T07:00");
    assertThat(ask(booking("r2", "CA1", MONDAY_NINE, ANN, BEN)))
        .isInstanceOfSatisfying(
            SlotBooked.class, it -> assertThat(it.appointment().specialist()).isEqualTo("Ann"));
    assertThat(ask(booking("r3", "CA2", MONDAY_NINE, ANN, BEN)))
        .isInstanceOfSatisfying(
            SlotBooked.class, it -> assertThat(it.appointment().specialist()).isEqualTo("Ben"));
  }

  @Test
  void offersNothingWhereNothingIsOpen() {
    assertThat(offered(free("r1", "CA1"))).isEmpty();
  }

  @Test
  void booksWhatWasOffered() {
    ask(free("r1", "CA1", ANN));
    Answer answer = ask(booking("r2", "CA1", MONDAY_NINE, ANN));
    Appointment appointment = ((SlotBooked) answer).appointment();
    assertThat(appointment.specialist()).isEqualTo("Ann");
    assertThat(appointment.start()).isEqualTo(MONDAY_NINE);
    assertThat(appointment.end()).isEqualTo("2026-11-23T08:30:00Z");
    assertThat(appointment.bookedAt()).isEqualTo(SUNDAY);
    assertThat(appointment.callId()).isEqualTo("CA1");
    assertThat(appointment.name()).isEqualTo("Ms Doe");
    assertThat(calendar.appointments()).containsExactly(appointment);
  }

  @Test
  void keepsOfferedSlotsFromOthersForAWhile() {
    ask(free("r1", "CA1", ANN));
    assertThat(offered(free("r2", "CA2", ANN)).getFirst()).isEqualTo("Ann 2026-11-23T08:30:00Z");
    assertThat(ask(booking("r3", "CA2", MONDAY_NINE, ANN)))
        .isInstanceOfSatisfying(
            SlotTaken.class,
            taken -> {
              assertThat(taken.why()).isEqualTo("That time is no longer free.");
              assertThat(taken.instead()).hasSize(5);
              assertThat(text(taken.instead().getFirst())).isEqualTo("Ann 2026-11-23T08:30:00Z");
            });
    now = now.plus(Duration.ofMinutes(5));
    assertThat(ask(booking("r4", "CA2", MONDAY_NINE, ANN))).isInstanceOf(SlotBooked.class);
    assertThat(ask(booking("r5", "CA1", MONDAY_NINE, ANN))).isInstanceOf(SlotTaken.class);
  }

  @Test
  void letsGoOfTheOtherSlotsOfACallThatBooks() {
    ask(free("r1", "CA1", ANN));
    ask(booking("r2", "CA1", MONDAY_NINE, ANN));
    assertThat(offered(free("r3", "CA2", ANN)))
        .startsWith("Ann 2026-11-23T08:30:00Z", "Ann 2026-11-23T12:30:00Z");
  }

  @Test
  void keepsOnlyTheLatestOfferOfACall() {
    ask(free("r1", "CA1", ANN));
    ask(Requests.request("r2", "CA1", null, SUNDAY.plus(Duration.ofDays(7)), ANN));
    assertThat(offered(free("r3", "CA2", ANN)).getFirst()).isEqualTo("Ann 2026-11-23T08:00:00Z");
  }

  @Test
  void answersARepeatedRequestTheSame() {
    Answer offers = ask(free("r1", "CA1", ANN));
    Answer booked = ask(booking("r2", "CA1", MONDAY_NINE, ANN));
    now = now.plus(Duration.ofMinutes(30));
    assertThat(ask(free("r1", "CA1", ANN))).isEqualTo(offers);
    assertThat(ask(booking("r2", "CA1", MONDAY_NINE, ANN))).isEqualTo(booked);
    assertThat(calendar.appointments()).hasSize(1);
  }

  @Test
  void tellsACallThatItHasTheSlotAlready() {
    Answer booked = ask(booking("r1", "CA1", MONDAY_NINE, ANN));
    assertThat(ask(booking("r2", "CA1", MONDAY_NINE, ANN))).isEqualTo(booked);
    assertThat(calendar.appointments()).hasSize(1);
  }

  @Test
  void saysWhyATimeCannotBeHad() {
    assertThat(why("2026-11-22T12:30:00Z")).isEqualTo("That is too soon to be booked.");
    assertThat(why("2026-12-22T09:00:00Z")).isEqualTo("That is too far ahead to be booked.");
    assertThat(why("2026-11-23T08:10:00Z")).isEqualTo("No appointment begins at that time.");
    assertThat(why("2026-11-23T11:00:00Z")).isEqualTo("No appointment begins at that time.");
    assertThat(why("2026-11-25T08:00:00Z")).isEqualTo("No appointment begins at that time.");
  }

  private String why(String start) {
    SlotTaken taken = (SlotTaken) ask(booking("r" + start, "CA1", start, ANN));
    assertThat(taken.instead()).isNotEmpty();
    return taken.why();
  }

  @Test
  void booksWhatIsKeptEvenIfItHasBecomeShortNotice() {
    now = Instant.parse("2026-11-23T06:59:00Z");
    Instant inAnHour = now.plus(Duration.ofHours(1));
    ask(Requests.request("r1", "CA1", null, inAnHour, ANN));
    now = now.plus(Duration.ofMinutes(3));
    Instant later = now.plus(Duration.ofHours(1));
    Instant nine = Instant.parse(MONDAY_NINE);
    assertThat(ask(Requests.request("r2", "CA2", nine, later, ANN))).isInstanceOf(SlotTaken.class);
    assertThat(ask(Requests.request("r3", "CA1", nine, later, ANN))).isInstanceOf(SlotBooked.class);
  }

  @Test
  void forgetsWhatIsLongPast() {
    ask(booking("r1", "CA1", MONDAY_NINE, ANN));
    assertThat(calendar.forgottenAt(now.plus(Duration.ofDays(7)))).isEmpty();
    assertThat(calendar.forgottenAt(now.plus(Duration.ofDays(8)))).hasSize(1);
    assertThat(calendar.at(now.plus(Duration.ofDays(8))).holdsNothing()).isTrue();
  }

  @Test
  void refusesTimesThatMakeNoSense() {
    CalendarRequest good = free("r1", "CA1", ANN);
    CalendarRequest noLength =
        new CalendarRequest(
            "r1",
            "practice",
            "CA1",
            good.specialists(),
            Duration.ZERO,
            good.hold(),
            good.earliest(),
            good.latest(),
            null,
            "",
            null,
            null);
    assertThatThrownBy(() -> ask(noLength)).hasMessageContaining("slots of a minute or more");
  }
}
