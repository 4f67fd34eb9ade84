package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.caller;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;

/** Brings a call to where a test begins. */
public final class Scenes {
  private Scenes() {}

  public static void withAssistant(CallScript call) {
    call.asks(arrival());
    call.happens(opened(1));
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  /** On hold, attempt 1 requested. */
  public static void dialing(CallScript call) {
    withAssistant(call);
    holdAndDial(call);
  }

  private static void holdAndDial(CallScript call) {
    call.happens(wantedAtOnce());
    call.happens(callerJoins());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  /** The phone of the latest attempt rings, its leg is known. */
  public static void rings(CallScript call) {
    DialSpecialist dial = call.commands(DialSpecialist.class).getLast();
    int number = Integer.parseInt(dial.commandId().substring(Happenings.CALL.length() + 1));
    call.happens(done(number, leg(dial.attempt())));
    call.happens(specialist(dial.attempt(), LegStatus.INITIATED));
    call.happens(specialist(dial.attempt(), LegStatus.RINGING));
  }

  public static void bridged(CallScript call) {
    dialing(call);
    bridge(call, 1);
  }

  private static void bridge(CallScript call, int attempt) {
    call.asks(Happenings.answers(attempt));
    call.asks(presses(attempt, "1"));
    call.happens(specialistJoins(attempt));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
  }

  /** Nobody answered attempt 1; the caller is on the way back to the assistant. */
  public static void fallback(CallScript call) {
    dialing(call);
    call.passes(Duration.ofSeconds(80));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
  }

  /** In this state, after an attempt 1 whose dial was never answered and which was cancelled. */
  public static void afterFirstAttempt(CallScript call, CallState state) {
    fallback(call);
    if (state == CallState.FALLBACK) {
      return;
    }
    call.asks(leavesHold(1));
    call.happens(opened(2));
    switch (state) {
      case HOLD -> call.happens(wantedAtOnce());
      case DIALING -> holdAndDial(call);
      case BRIDGED -> {
        holdAndDial(call);
        bridge(call, 2);
      }
      case ENDED -> call.happens(caller(LegStatus.COMPLETED));
      case AI, FALLBACK -> {}
    }
    assertThat(call.state()).isEqualTo(state);
  }

  /** Back with the assistant after a transfer that failed, and on hold again. */
  public static void transferredAgain(CallScript call) {
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    call.asks(leavesHold(call.call().fallback().step()));
    call.happens(opened(call.call().ai().number()));
    holdAndDial(call);
  }
}
