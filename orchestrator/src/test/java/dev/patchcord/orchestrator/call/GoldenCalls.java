package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.caller;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.detected;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static dev.patchcord.orchestrator.call.Happenings.wanted;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Strategy;
import java.time.Duration;
import java.util.List;

/**
 * The behaviours of which golden journals are kept: every way that {@code docs/features.md} lists
 * in which a handoff can go. To keep a further one, add it here and write its journals.
 */
final class GoldenCalls {
  private GoldenCalls() {}

  static List<GoldenCall> all() {
    GoldenCall.Collection calls = new GoldenCall.Collection();
    reaching(calls);
    choosing(calls);
    proving(calls);
    GoldenCare.addTo(calls);
    GoldenMishaps.addTo(calls);
    return calls.list();
  }

  private static Flows three() {
    return Flows.tests().people("Ada", "Ben", "Cleo").attempts(3);
  }

  private static void reaching(GoldenCall.Collection calls) {
    calls.add(
        "a-talk",
        Flows.tests(),
        call -> {
          Scenes.dialing(call);
          Scenes.rings(call);
          talks(call, 1);
          call.passes(Duration.ofMinutes(2));
          call.happens(caller(LegStatus.COMPLETED));
          call.happens(specialist(1, LegStatus.COMPLETED));
          call.passes(Duration.ofMinutes(10));
        });
    calls.add(
        "the-next-specialist-after-each-failure",
        Flows.tests().people("Ada", "Ben", "Cleo", "Dora", "Eva", "Finn").attempts(6),
        call -> {
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY, 486));
          call.passes(Duration.ofSeconds(80));
          call.happens(specialist(3, LegStatus.FAILED, 404));
          call.asks(answers(4));
          call.asks(presses(4, "2"));
          call.happens(detected(5, AnsweredBy.MACHINE));
          call.asks(answers(6));
          call.passes(Duration.ofSeconds(25));
        });
    calls.add(
        "everybody-once-before-anybody-twice",
        Flows.tests().people("Ada", "Ben").attempts(4),
        call -> {
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY));
          call.happens(specialist(2, LegStatus.NO_ANSWER));
          call.passes(Duration.ofSeconds(30));
          call.happens(specialist(3, LegStatus.BUSY));
          call.passes(Duration.ofSeconds(5));
          talks(call, 4);
        });
    calls.add(
        "who-has-declined-is-not-rung-in-a-later-transfer",
        three(),
        call -> {
          Scenes.dialing(call);
          call.asks(answers(1));
          call.asks(presses(1, "2"));
          call.happens(specialist(2, LegStatus.BUSY, 603));
          call.happens(specialist(3, LegStatus.BUSY));
          call.passes(Duration.ofMinutes(1));
          call.happens(specialist(4, LegStatus.FAILED));
          Scenes.transferredAgain(call);
        });
    calls.add(
        "accepted-and-never-in-the-room",
        three(),
        call -> {
          Scenes.dialing(call);
          call.asks(answers(1));
          call.asks(presses(1, "1"));
          call.asks(specialistLeaves(1));
          call.asks(answers(2));
          call.asks(presses(2, "1"));
          call.asks(Happenings.specialistComesBack(2));
          call.asks(answers(3));
          call.asks(presses(3, "1"));
          call.passes(Duration.ofSeconds(30));
        });
    calls.add(
        "the-carrier-refuses-a-dial",
        Flows.tests().people("Ada", "Ben").attempts(2),
        call -> {
          Scenes.dialing(call);
          call.happens(refused(2, 21215));
          call.happens(refused(3, 21211));
        });
  }

  private static void choosing(GoldenCall.Collection calls) {
    Flows skilled =
        Flows.tests()
            .specialists(
                List.of(
                    Flows.person("Ada", "billing"),
                    Flows.person("Ben", "es"),
                    Flows.person("Cleo", "billing", "es"),
                    Flows.person("Dr. Dora Grau")))
            .attempts(4);
    calls.add(
        "skills",
        skilled,
        call -> {
          Scenes.withAssistant(call);
          call.happens(wanted(null, "billing", "ES", "astrology"));
          call.happens(callerJoins());
          call.happens(specialist(1, LegStatus.FAILED));
        });
    calls.add(
        "somebody-by-name",
        skilled,
        call -> {
          Scenes.withAssistant(call);
          call.happens(wanted("grau", "es"));
          call.happens(callerJoins());
          call.happens(specialist(1, LegStatus.NO_ANSWER));
          talks(call, 2);
        });
    calls.add(
        "outside-hours",
        Flows.tests().specialists(List.of(EligibilityDeciderTest.at("Ada", 13, 17))),
        call -> {
          Scenes.withAssistant(call);
          call.happens(wantedAtOnce());
          call.happens(callerJoins());
          call.asks(leavesHold(1));
          call.happens(opened(2));
        });
    calls.add(
        "round-robin",
        three().strategy(Strategy.ROUND_ROBIN),
        call -> {
          call.knows(
              EligibilityDeciderTest.standing("Ada", -10, 0, null),
              EligibilityDeciderTest.standing("Ben", -20, 0, null));
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY));
          call.happens(specialist(2, LegStatus.BUSY));
        });
    calls.add(
        "longest-idle",
        three().strategy(Strategy.LONGEST_IDLE),
        call -> {
          call.knows(
              EligibilityDeciderTest.standing("Ada", -5, -5, null),
              EligibilityDeciderTest.standing("Ben", -90, -90, null),
              EligibilityDeciderTest.standing("Cleo", -99, -99, "CA-another-call"));
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY));
          call.happens(specialist(2, LegStatus.BUSY));
        });
    calls.add(
        "ring-all-the-first-to-accept",
        three().strategy(Strategy.RING_ALL).attempts(1),
        call -> {
          Scenes.dialing(call);
          for (int phone = 1; phone <= 3; phone++) {
            call.happens(specialist(phone, LegStatus.RINGING));
          }
          call.asks(answers(1));
          call.asks(answers(2));
          call.asks(presses(2, "1"));
          call.asks(presses(1, "1"));
          call.happens(specialist(3, LegStatus.IN_PROGRESS));
          call.happens(specialistJoins(2));
          call.passes(Duration.ofSeconds(30));
        });
    calls.add(
        "ring-all-a-second-round",
        three().strategy(Strategy.RING_ALL).attempts(2),
        call -> {
          Scenes.dialing(call);
          call.asks(answers(1));
          call.asks(presses(1, "2"));
          call.happens(specialist(2, LegStatus.BUSY));
          call.happens(specialist(3, LegStatus.NO_ANSWER));
          call.passes(Duration.ofSeconds(30));
          talks(call, 5);
        });
  }

  private static void proving(GoldenCall.Collection calls) {
    calls.add(
        "a-trusted-desk",
        Flows.tests().screening(new Screening(false, false, Duration.ofSeconds(12))),
        call -> {
          Scenes.dialing(call);
          call.asks(answers(1));
          call.happens(specialistJoins(1));
        });
    calls.add(
        "detection-opens-the-room",
        Flows.tests().screening(new Screening(false, true, Duration.ofSeconds(12))),
        call -> {
          Scenes.dialing(call);
          call.asks(answers(1));
          call.happens(detected(1, AnsweredBy.HUMAN));
          call.asks(answers(1));
          call.happens(specialistJoins(1));
        });
    calls.add(
        "a-late-verdict-is-only-noted",
        Flows.tests(),
        call -> {
          Scenes.bridged(call);
          call.happens(detected(1, AnsweredBy.MACHINE));
        });
    calls.add(
        "briefing-and-introduction",
        new Flows(BriefingDeciderTest.BRIEFED),
        call -> {
          call.asks(arrival());
          call.happens(opened(1));
          call.happens(Happenings.wantedBecause("An invoice", "Paid twice in May."));
          call.happens(callerJoins());
          talks(call, 1);
          call.asks(Happenings.announcement(1));
        });
  }

  static void talks(CallScript call, int attempt) {
    call.asks(answers(attempt));
    call.asks(presses(attempt, "1"));
    call.happens(specialistJoins(attempt));
  }
}
