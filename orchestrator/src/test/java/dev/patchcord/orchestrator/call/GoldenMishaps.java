package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.caller;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.failed;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.neverPosted;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static dev.patchcord.orchestrator.call.Happenings.wantedByAssistant;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandQueued;
import java.time.Duration;

/** The behaviours that are about the outside world misbehaving. */
final class GoldenMishaps {
  private GoldenMishaps() {}

  static void addTo(GoldenCall.Collection calls) {
    events(calls);
    silence(calls);
    doubt(calls);
    queue(calls);
  }

  private static void events(GoldenCall.Collection calls) {
    calls.add(
        "events-late-doubled-and-reordered",
        Flows.tests(),
        call -> {
          Decision first = call.asks(arrival());
          call.asks(arrival());
          call.happens(opened(1));
          call.happensAgain(arrival(), first);
          call.happens(wantedAtOnce());
          call.happens(wantedAtOnce());
          call.happens(callerJoins());
          call.happens(specialist(1, LegStatus.RINGING));
          call.happens(specialist(1, LegStatus.INITIATED));
          call.happens(done(2, Happenings.leg(1)));
          call.happens(specialistJoins(1));
          call.asks(presses(1, "1"));
          call.asks(answers(1));
          call.asks(presses(1, "1"));
          call.happens(specialist(1, LegStatus.COMPLETED));
          call.happens(specialistJoins(1));
        });
    calls.add(
        "a-call-first-heard-of-in-the-room",
        Flows.tests(),
        call -> {
          call.happens(callerJoins());
          call.happens(specialist(1, LegStatus.BUSY));
          call.asks(leavesHold(0));
        });
    calls.add(
        "news-of-a-call-that-is-not-known",
        Flows.tests(),
        call -> {
          call.happens(caller(LegStatus.COMPLETED));
          call.asks(Happenings.leavesHoldDead());
        });
    calls.add(
        "the-assistant-fails",
        Flows.tests(),
        call -> {
          call.asks(arrival());
          call.asks(failed(1));
          call.asks(music());
        });
  }

  private static void silence(GoldenCall.Collection calls) {
    calls.add(
        "a-lost-hang-up-is-noticed",
        Flows.tests(),
        call -> {
          call.carrierTells();
          Scenes.withAssistant(call);
          call.passes(Duration.ofMinutes(4));
          call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
          call.passes(Duration.ofMinutes(4));
          call.happens(CarrierTells.caller(call, LegStatus.COMPLETED));
        });
    calls.add(
        "the-carrier-cannot-be-asked",
        Flows.tests(),
        call -> {
          Scenes.withAssistant(call);
          call.happens(wantedByAssistant());
          call.passes(Duration.ofMinutes(2));
        });
    calls.add(
        "the-caller-cannot-be-moved",
        Flows.tests(),
        call -> {
          Scenes.withAssistant(call);
          call.happens(wantedAtOnce());
          call.happens(refused(1, 21220));
          call.passes(Duration.ofSeconds(1));
          call.happens(ambiguous(2));
          call.passes(Duration.ofSeconds(1));
          call.happens(refused(3, 21220));
        });
    calls.add(
        "the-last-callback-of-a-phone-is-lost",
        Flows.tests(),
        call -> {
          call.carrierTells();
          Scenes.dialing(call);
          Scenes.rings(call);
          call.passes(Duration.ofSeconds(25));
          call.happens(CarrierTells.attempt(call, LegStatus.BUSY));
        });
  }

  private static void doubt(GoldenCall.Collection calls) {
    calls.add(
        "a-doubtful-dial-that-rings",
        Flows.tests(),
        call -> {
          call.carrierTells();
          Scenes.dialing(call);
          call.happens(ambiguous(2));
          call.passes(Duration.ofSeconds(5));
          call.happens(CarrierTells.attempt(call, LegStatus.RINGING));
          GoldenCalls.talks(call, 1);
        });
    calls.add(
        "a-doubtful-dial-that-does-not-ring",
        Flows.tests().people("Ada", "Ben").attempts(2),
        call -> {
          call.carrierTells();
          Scenes.dialing(call);
          call.happens(ambiguous(2));
          call.passes(Duration.ofSeconds(5));
          call.happens(CarrierTells.attempt(call));
          call.passes(Duration.ofSeconds(5));
          call.happens(CarrierTells.attempt(call));
          call.happens(specialist(1, LegStatus.RINGING));
        });
  }

  private static void queue(GoldenCall.Collection calls) {
    calls.add(
        "a-dial-that-waited-too-long-and-was-never-posted",
        Flows.tests().attempts(2),
        call -> {
          Scenes.dialing(call);
          call.happens(queued(call, Duration.ofSeconds(40)));
          call.asks(music());
          call.passes(Duration.ofSeconds(35));
          call.happens(neverPosted(2));
          call.passes(Duration.ofSeconds(30));
          if (call.state() == CallState.DIALING) {
            GoldenCalls.talks(call, 2);
          }
        });
    calls.add(
        "one-of-several-dials-was-never-posted",
        Flows.tests().people("Ada", "Ben").strategy(Strategy.RING_ALL).attempts(1),
        call -> {
          Scenes.dialing(call);
          call.happens(neverPosted(2));
          call.happens(neverPosted(3));
          call.asks(leavesHold(1));
        });
    calls.add(
        "the-next-is-rung-when-a-dial-was-never-posted",
        Flows.tests().people("Ada", "Ben").attempts(3),
        call -> {
          Scenes.dialing(call);
          call.happens(neverPosted(2));
          call.happens(specialist(2, LegStatus.BUSY));
          call.passes(Duration.ofSeconds(30));
        });
  }

  private static CommandQueued queued(CallScript call, Duration wait) {
    return new CommandQueued(Happenings.CALL + "-2", Happenings.CALL, call.now(), 3, wait);
  }
}
