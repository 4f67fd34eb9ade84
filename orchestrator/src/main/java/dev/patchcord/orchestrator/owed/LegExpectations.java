package dev.patchcord.orchestrator.owed;

import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CheckUp.Question;
import dev.patchcord.orchestrator.call.Fallback;
import dev.patchcord.orchestrator.call.Hold.Move;
import dev.patchcord.orchestrator.call.Timer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is awaited of a caller's leg that was sent somewhere: into the room, or out of it. */
final class LegExpectations {
  private LegExpectations() {}

  /** On the way into the room with music. */
  static Expectation intoTheRoom(Call call, JournalNotes notes) {
    Optional<Expectation> asked = asked(call, Timer.HOLD_CONFIRM);
    if (asked.isPresent()) {
      return asked.get();
    }
    Move move = call.hold().move();
    String command = call.hold().commandId();
    if (move == Move.ASKED && command != null && isPerhapsUndone(command, notes)) {
      return Expectation.of(Debtor.DIALER, "move the caller to hold").about(command);
    }
    return switch (move) {
      case NONE, ANNOUNCED, ASKED, DONE ->
          Expectation.of(Debtor.TWILIO, "fetch the hold document for the caller");
      case FETCHED, REACHED -> Expectation.of(Debtor.TWILIO, "bring the caller into the room");
    };
  }

  /** On a page of the ladder, or on the way there. */
  static Expectation onTheLadder(Call call, JournalNotes notes) {
    Optional<Expectation> asked = asked(call, Timer.FALLBACK_CONFIRM);
    if (asked.isPresent()) {
      return asked.get();
    }
    Fallback fallback = call.fallback();
    return fallback.heard() ? onThePage(fallback.page()) : onTheWay(fallback, notes);
  }

  private static Expectation onTheWay(Fallback fallback, JournalNotes notes) {
    String command = fallback.commandId();
    if (fallback.tries() == 0 || command == null) {
      return Expectation.of(Debtor.TWILIO, "ask what comes next as the caller leaves the room");
    }
    return notes.isOutstanding(command)
        ? Expectation.of(Debtor.DIALER, "take the caller out of the room").about(command)
        : Expectation.of(Debtor.TWILIO, "ask what comes next for the caller, who was fetched");
  }

  private static Expectation onThePage(Fallback.@Nullable Page page) {
    return switch (page) {
      case ANNOUNCEMENT ->
          Expectation.of(Debtor.TWILIO, "ask what comes next after the announcement");
      case MESSAGE -> Expectation.of(Debtor.CALLER, "leave a message after the tone");
      case CALLBACK -> Expectation.of(Debtor.CALLER, "press 1 to be called back");
      case LAST_WORDS -> Expectation.of(Debtor.TWILIO, "end the caller's line after the goodbye");
      case null -> TimerExpectations.of(Timer.FALLBACK_CONFIRM, 0);
      case UNDECIDED, ASSISTANT, SPECIALIST -> TimerExpectations.of(Timer.FALLBACK_CONFIRM, 0);
    };
  }

  private static Optional<Expectation> asked(Call call, Timer overdue) {
    return call.checkUp()
        .about(0, overdue.key())
        .map(Question::commandId)
        .map(id -> Expectation.of(Debtor.TWILIO, "answer how the caller's line stands").about(id));
  }

  /** Without a journal it is only known that the command was given. */
  private static boolean isPerhapsUndone(String command, JournalNotes notes) {
    return notes == JournalNotes.NONE || notes.isOutstanding(command);
  }
}
