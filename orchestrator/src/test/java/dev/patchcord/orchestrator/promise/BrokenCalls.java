package dev.patchcord.orchestrator.promise;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.PlayedCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** For each promise a journal that breaks it, by facts that the log has. */
public final class BrokenCalls {
  private static final Map<String, Supplier<List<JournalRecord>>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("NoCallerInSilence", () -> leftWithoutADeadline().journal());
    ALL.put("NoRingAfterCallerLeft", () -> leftRinging().journal());
    ALL.put("AtMostOneSpecialistBridged", () -> threeInTheRoom().journal());
    ALL.put("OnlyPeopleAreBridged", () -> bridgedUnasked().journal());
    ALL.put("NeverDialTwice", () -> dialledTwice().journal());
    ALL.put("EveryHoldEnds", () -> held().journal());
    ALL.put("NothingLost", () -> dialledIntoNowhere().journal());
    ALL.put("ReplayAgrees", BrokenCalls::decidedOtherwise);
  }

  private BrokenCalls() {}

  /** Journal by the name of the promise that it breaks, once five minutes have passed. */
  public static Map<String, Supplier<List<JournalRecord>>> all() {
    return ALL;
  }

  static LoggedCall leftWithoutADeadline() {
    LoggedCall call = new LoggedCall();
    return call.takes(call.asksWhatToDo(), FALLBACK);
  }

  static LoggedCall leftRinging() {
    LoggedCall call = dialing();
    call.at(2).takes(call.specialist(1, LegStatus.RINGING), DIALING);
    return call.at(5).takes(call.caller(LegStatus.COMPLETED), ENDED);
  }

  static LoggedCall threeInTheRoom() {
    LoggedCall call = bridged();
    return call.at(20).takes(call.joins(2), BRIDGED);
  }

  static LoggedCall bridgedUnasked() {
    LoggedCall call = dialing();
    call.at(3).takes(call.presses(1, "2"), DIALING, call.deadline("attempt-1", 30));
    return call.at(4).takes(call.joins(1), BRIDGED);
  }

  /** Two legs name attempt 1. */
  public static LoggedCall dialledTwice() {
    LoggedCall call = dialing();
    call.at(1).takes(call.specialist(1, LegStatus.INITIATED), DIALING);
    return call.at(2).takes(call.specialist(1, "CA-another", LegStatus.INITIATED), DIALING);
  }

  static LoggedCall held() {
    LoggedCall call = new LoggedCall();
    return call.takes(call.callerJoins(), HOLD, call.deadline("hold-limit", 600));
  }

  static LoggedCall dialledIntoNowhere() {
    return dialing();
  }

  /** The caller is held, attempt 1 is ordered by command 1. */
  static LoggedCall dialing() {
    LoggedCall call = new LoggedCall();
    call.takes(call.caller(LegStatus.IN_PROGRESS), AI);
    return call.at(0.5)
        .takes(call.callerJoins(), DIALING, call.dial(1, 1), call.deadline("attempt-1", 80));
  }

  static LoggedCall bridged() {
    LoggedCall call = dialing();
    call.at(3).takes(call.presses(1, "1"), DIALING, call.deadline("attempt-1", 10));
    return call.at(4).takes(call.joins(1), BRIDGED);
  }

  /** The journal of a good call, in which somebody has renamed a row. */
  static List<JournalRecord> decidedOtherwise() {
    List<JournalRecord> journal = new ArrayList<>(PlayedCalls.taken());
    JournalRecord record = journal.get(2);
    journal.set(
        2,
        new JournalRecord(
            record.callId(),
            record.sequence(),
            record.at(),
            record.machineVersion(),
            record.flow(),
            record.trigger(),
            record.triggerId(),
            record.source(),
            record.ask(),
            record.from(),
            record.to(),
            "another-row",
            record.commands(),
            record.deadlinesSet(),
            record.deadlinesCancelled(),
            record.answers(),
            record.attempts(),
            record.roster(),
            record.rejection()));
    return journal;
  }
}
