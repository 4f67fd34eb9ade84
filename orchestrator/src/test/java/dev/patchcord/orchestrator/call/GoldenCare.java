package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.callback;
import static dev.patchcord.orchestrator.call.Happenings.callbackAnswered;
import static dev.patchcord.orchestrator.call.Happenings.caller;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.callerLeaves;
import static dev.patchcord.orchestrator.call.Happenings.choosesCallback;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leavesMessage;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.operator;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Waiting;
import java.time.Duration;
import java.util.List;

/** The behaviours that are about looking after the caller, and about operators. */
final class GoldenCare {
  private GoldenCare() {}

  static void addTo(GoldenCall.Collection calls) {
    caring(calls);
    leading(calls);
    calling(calls);
    operating(calls);
  }

  private static void caring(GoldenCall.Collection calls) {
    calls.add(
        "notes-and-music-on-hold",
        Flows.tests()
            .waiting(
                new Waiting(
                    List.of("https://music.example/one.mp3"),
                    Duration.ofSeconds(20),
                    List.of(Happenings.FLOW.spoken("Please wait."), german("Bitte warten.")),
                    null)),
        call -> {
          Scenes.withAssistant(call);
          call.happens(wantedAtOnce());
          for (int piece = 0; piece < 4; piece++) {
            call.asks(music());
            call.passes(Duration.ofSeconds(10));
          }
        });
    calls.add(
        "every-rung-of-the-ladder",
        Flows.tests()
            .people("Ada", "Ben")
            .ladder(
                Kind.NEXT_SPECIALIST,
                Kind.ANNOUNCEMENT,
                Kind.CALLBACK,
                Kind.BACK_TO_AI,
                Kind.MESSAGE,
                Kind.GOODBYE),
        call -> {
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY));
          call.happens(specialist(2, LegStatus.BUSY));
          call.asks(leavesHold(0));
          call.asks(leavesHold(call.call().fallback().pageStep()));
          call.asks(choosesCallback(call.call().fallback().pageStep(), ""));
          call.asks(Happenings.failed(2));
          call.asks(leavesMessage(call.call().fallback().pageStep(), "RE-1"));
          call.happens(Happenings.recorded("RE-1", "message", "completed"));
          call.happens(caller(LegStatus.COMPLETED));
        });
    calls.add(
        "nothing-is-said-after-the-tone",
        Flows.tests().ladder(Kind.MESSAGE, Kind.ANNOUNCEMENT),
        call -> {
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY));
          call.asks(leavesHold(0));
          call.asks(leavesMessage(1, null));
          call.asks(leavesHold(call.call().fallback().pageStep()));
        });
    calls.add("back-with-the-assistant", Flows.tests(), GoldenCare::backWithTheAssistant);
    calls.add(
        "the-hold-limit-whatever-rings",
        Flows.tests().people("Ada", "Ben").attempts(4).holdLimit(Duration.ofSeconds(20)),
        call -> {
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY));
          call.happens(specialist(2, LegStatus.RINGING));
          call.passes(Duration.ofSeconds(20));
          call.happens(specialist(2, LegStatus.CANCELED));
        });
    calls.add(
        "the-hold-limit-with-somebody-on-the-way",
        Flows.tests().people("Ada", "Ben").attempts(4).holdLimit(Duration.ofSeconds(20)),
        call -> {
          Scenes.dialing(call);
          call.passes(Duration.ofSeconds(15));
          call.asks(answers(1));
          call.asks(presses(1, "1"));
          call.passes(Duration.ofSeconds(5));
          call.happens(specialistJoins(1));
        });
    calls.add(
        "recording-with-consent",
        Flows.tests().recorded("This call is recorded."),
        call -> {
          Scenes.withAssistant(call);
          call.happens(wantedAtOnce());
          call.asks(Happenings.reachedHold());
          call.happens(Happenings.callerJoinsAfterWords());
          call.happens(Happenings.recorded("RE-1", "call", "in-progress"));
          call.happens(specialist(1, LegStatus.BUSY));
          call.happens(Happenings.recorded("RE-1", "call", "completed"));
        });
  }

  private static void leading(GoldenCall.Collection calls) {
    calls.add(
        "after-a-talk-with-the-assistant",
        Flows.tests().starKey().afterBridge(Kind.BACK_TO_AI),
        call -> {
          Scenes.bridged(call);
          call.asks(leavesHold(0));
          call.happens(specialist(1, LegStatus.COMPLETED));
          call.happens(opened(2));
        });
    calls.add(
        "the-star-key-ends-a-talk",
        Flows.tests().starKey().afterBridge(Kind.GOODBYE),
        call -> {
          Scenes.bridged(call);
          call.happens(callerLeaves("participant_updated_via_api"));
          call.asks(leavesHold(0));
          call.happens(specialist(1, LegStatus.COMPLETED));
        });
    calls.add(
        "three-transfers",
        Flows.tests().people("Ada", "Ben").attempts(1),
        call -> {
          backWithTheAssistant(call);
          call.happens(wantedAtOnce());
          call.happens(callerJoins());
          call.happens(specialist(2, LegStatus.BUSY));
          Scenes.transferredAgain(call);
          GoldenCalls.talks(call, 3);
        });
    calls.add(
        "the-line-drops-and-they-are-reconnected",
        Flows.tests().people("Ada", "Ben").attempts(3).ladder(Kind.NEXT_SPECIALIST),
        call -> {
          Scenes.bridged(call);
          call.happens(specialist(1, LegStatus.FAILED));
          call.asks(leavesHold(0));
          call.happens(callerJoins());
          call.happens(specialist(2, LegStatus.FAILED));
          GoldenCalls.talks(call, 3);
        });
    calls.add(
        "the-line-drops-and-the-caller-is-told",
        Flows.tests(),
        call -> {
          Scenes.bridged(call);
          call.happens(specialistLeaves(1));
          call.asks(leavesHold(0));
          call.happens(specialist(1, LegStatus.FAILED));
          call.asks(leavesHold(call.call().fallback().pageStep()));
        });
    calls.add(
        "the-caller-hangs-up-while-a-phone-rings",
        Flows.tests(),
        call -> {
          Scenes.dialing(call);
          Scenes.rings(call);
          call.happens(callerLeaves("participant_hung_up"));
          call.happens(refused(3, 20429));
          call.passes(Duration.ofSeconds(1));
          call.happens(done(4, leg(1)));
          call.happens(specialist(1, LegStatus.CANCELED));
          call.passes(Duration.ofMinutes(10));
        });
    calls.add(
        "an-appointment",
        Flows.tests(),
        call -> {
          Scenes.withAssistant(call);
          call.asks(Happenings.calendarAsked());
          call.happens(Happenings.booked("A-1"));
          call.happens(wantedAtOnce());
          call.happens(callerJoins());
          call.happens(specialist(1, LegStatus.BUSY));
          call.asks(leavesHold(1));
        });
  }

  private static void calling(GoldenCall.Collection calls) {
    calls.add(
        "a-callback-by-key",
        Flows.tests().ladder(Kind.CALLBACK, Kind.GOODBYE),
        call -> {
          Scenes.dialing(call);
          call.happens(specialist(1, LegStatus.BUSY));
          call.asks(leavesHold(0));
          call.asks(choosesCallback(1, "1"));
          call.happens(caller(LegStatus.COMPLETED));
          call.passes(Duration.ofMinutes(5));
        });
    calls.add(
        "a-callback-that-takes-three-tries",
        Flows.tests(),
        call -> {
          Scenes.withAssistant(call);
          call.asks(Happenings.wantsCallback("+49 (30) 123-456", null));
          call.happens(caller(LegStatus.COMPLETED));
          call.passes(Duration.ofMinutes(5));
          call.happens(callback(1, LegStatus.NO_ANSWER));
          call.passes(Duration.ofMinutes(15));
          call.happens(callback(2, LegStatus.BUSY));
          call.passes(Duration.ofMinutes(15));
          call.happens(callback(3, LegStatus.RINGING));
          call.asks(callbackAnswered(3));
          call.asks(callbackAnswered(3));
          call.happens(callback(3, LegStatus.COMPLETED));
          call.passes(Duration.ofMinutes(10));
        });
    calls.add(
        "a-caller-who-was-called-back",
        Flows.tests(),
        call -> {
          call.asks(Happenings.calledBack());
          call.happens(callerJoins());
          GoldenCalls.talks(call, 1);
        });
  }

  private static void operating(GoldenCall.Collection calls) {
    calls.add(
        "an-operator-transfers-and-tries-the-next",
        Flows.tests().people("Ada", "Ben", "Cleo").attempts(3),
        call -> {
          Scenes.withAssistant(call);
          call.asks(operator(OperatorAction.TRANSFER, "cleo", null));
          call.happens(callerJoins());
          call.asks(operator(OperatorAction.TRY_NEXT));
          call.asks(operator(OperatorAction.TRANSFER, "Zoe", null));
        });
    calls.add(
        "an-operator-announces-and-takes-back",
        Flows.tests(),
        call -> {
          Scenes.bridged(call);
          call.asks(operator(OperatorAction.ANNOUNCE, null, "We close in five minutes."));
          call.asks(Happenings.announcement(1));
          call.asks(operator(OperatorAction.TAKE_BACK));
          call.asks(leavesHold(0));
        });
    calls.add(
        "an-operator-hangs-up",
        Flows.tests(),
        call -> {
          Scenes.dialing(call);
          call.asks(operator(OperatorAction.HANG_UP));
          call.asks(leavesHold(0));
          call.asks(operator(OperatorAction.TRY_NEXT));
        });
  }

  private static void backWithTheAssistant(CallScript call) {
    Scenes.fallback(call);
    call.asks(leavesHold(1));
    call.happens(opened(2));
  }

  private static Spoken german(String text) {
    return new Spoken(text, "de-DE", null);
  }
}
