package dev.patchcord.orchestrator.calendar;

import static dev.patchcord.orchestrator.calendar.Requests.BERLIN;
import static dev.patchcord.orchestrator.calendar.Requests.opening;
import static dev.patchcord.orchestrator.calendar.Requests.specialist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.calendar.Slot;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Hours.Opening;
import dev.patchcord.contract.flow.Specialist;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Many calls ask and book at random, over a change of the clocks; some requests come twice. {@code
 * -Dpatchcord.seed=<seed>} plays one such calendar again.
 */
class CalendarPropertyTest {
  private static final int REQUESTS = 4_000;
  private static final List<Specialist> SPECIALISTS =
      List.of(
          specialist("Ann", hours(BERLIN, "00:30", "04:15")),
          specialist("Ben", hours(ZoneId.of("America/New_York"), "09:00", "17:00")),
          specialist("Cay", hours(ZoneId.of("Asia/Kolkata"), "20:00", "00:00")));

  private final long seed = Long.getLong("patchcord.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Appointment> booked = new ArrayList<>();
  private final List<Slot> seen = new ArrayList<>();
  private Calendar calendar = Calendar.empty();
  private Instant now = Instant.parse("2026-10-20T12:00:00Z");

  private static Hours hours(ZoneId zone, String from, String to) {
    List<Opening> openings =
        Stream.of(DayOfWeek.values())
            .filter(day -> day != DayOfWeek.WEDNESDAY)
            .map(day -> opening(day, from, to))
            .toList();
    return new Hours(zone, openings, List.of(LocalDate.parse("2026-10-26")));
  }

  @Test
  void nobodyIsEverBookedTwiceAndOnlyWhileOpen() {
    System.out.println("calendar of seed " + seed + ", replay with -Dpatchcord.seed=" + seed);
    CalendarRequest last = request(0);
    for (int i = 1; i <= REQUESTS; i++) {
      CalendarRequest request = random.nextInt(10) == 0 ? last : request(i);
      decide(request);
      last = request;
      now = now.plusSeconds(random.nextInt(240));
    }
    assertThat(booked).as("seed %d", seed).hasSizeGreaterThan(100);
    for (Appointment one : booked) {
      assertOpen(one);
      assertThat(booked)
          .as("seed %d: overlaps %s", seed, one)
          .noneMatch(
              other ->
                  other != one
                      && other.specialist().equals(one.specialist())
                      && other.start().isBefore(one.end())
                      && one.start().isBefore(other.end()));
    }
    assertThat(booked).as("seed %d", seed).extracting(Appointment::id).doesNotHaveDuplicates();
  }

  private void decide(CalendarRequest request) {
    boolean forgotten =
        calendar.at(now).givenTo(request.requestId()).isEmpty()
            && answers.containsKey(request.requestId());
    CalendarDecision decision = CalendarDecider.decide(calendar, request, now);
    calendar = decision.next();
    Answer first = answers.putIfAbsent(request.requestId(), decision.answer());
    if (first != null && !forgotten) {
      assertThat(decision.answer()).as("seed %d: %s again", seed, request).isEqualTo(first);
    }
    if (decision.booked() != null) {
      booked.add(decision.booked());
      assertThat(decision.answer()).isEqualTo(new SlotBooked(decision.booked()));
      assertThat(decision.booked().start()).isAfter(now);
    }
    switch (decision.answer()) {
      case SlotsOffered offered -> seen.addAll(offered.slots());
      case SlotTaken taken -> seen.addAll(taken.instead());
      default -> {}
    }
  }

  private CalendarRequest request(int number) {
    List<Specialist> asked = SPECIALISTS.stream().filter(each -> random.nextInt(3) > 0).toList();
    Instant wanted = null;
    if (random.nextBoolean()) {
      wanted =
          seen.isEmpty() || random.nextInt(5) == 0
              ? now.plusSeconds(900L * random.nextInt(1_000))
              : seen.get(seen.size() - 1 - random.nextInt(Math.min(40, seen.size()))).start();
    }
    // Flows that share a calendar may book different lengths.
    Duration slot = Duration.ofMinutes(random.nextBoolean() ? 30 : 45);
    return new CalendarRequest(
        "r" + number,
        "practice",
        "CA" + random.nextInt(30),
        asked,
        slot,
        Duration.ofMinutes(1 + random.nextInt(10)),
        now.plus(Duration.ofHours(random.nextInt(48))),
        now.plus(Duration.ofDays(7)),
        wanted,
        "+14155550100",
        null,
        null);
  }

  private void assertOpen(Appointment appointment) {
    Hours hours =
        SPECIALISTS.stream()
            .filter(each -> each.name().equals(appointment.specialist()))
            .findFirst()
            .orElseThrow()
            .hours();
    for (Instant moment = appointment.start();
        moment.isBefore(appointment.end());
        moment = moment.plusSeconds(60)) {
      assertThat(hours.isOpenAt(moment))
          .as("seed %d: %s open at %s", seed, appointment, moment)
          .isTrue();
    }
  }
}
