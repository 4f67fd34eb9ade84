package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Hold.Move;

/** What rows do to bring the caller into the room with music. */
final class HoldEffects {

  private HoldEffects() {}

  /** A wish through the assistant: the caller must hear all of its sentence first. */
  static void wantedAfterTheSentence(Draft draft) {
    begin(draft, Move.ANNOUNCED);
    wish(draft);
    draft.deadline(Timer.HAND_OVER, draft.flow().handOverDelay());
    draft.deadline(Timer.HOLD_LIMIT, draft.flow().holdLimit());
  }

  static void wantedAtOnce(Draft draft) {
    begin(draft, Move.ASKED);
    wish(draft);
    draft.deadline(Timer.HOLD_LIMIT, draft.flow().holdLimit());
    move(draft, "a person is wanted");
  }

  /** A caller who was called back has pressed 1 and asks for the hold document. */
  static void calledBack(Draft draft) {
    begin(draft, Move.ASKED);
    if (draft.stimulus().trigger() instanceof CalledBack back) {
      draft.caller = draft.caller.numbered(back.from(), back.to());
      draft.wish = draft.wish.carriedOver(back);
    }
    draft.deadline(Timer.HOLD_LIMIT, draft.flow().holdLimit());
    if (draft.stimulus().ask() == null) {
      move(draft, "the caller was called back");
    } else {
      draft.deadline(Timer.HOLD_CONFIRM, draft.timing().moveConfirmed());
    }
  }

  static void moveAfterTheSentence(Draft draft) {
    move(draft, "the assistant has said \"please hold\"");
  }

  static void moveAgain(Draft draft) {
    move(draft, "the caller has not reached hold, try " + (draft.hold.tries() + 1));
  }

  /** The ingress gives the caller's leg the hold document by itself: nothing to command. */
  static void withoutTheAssistant(Draft draft) {
    AiEffects.close(draft);
    begin(draft, Move.ASKED);
    draft.deadline(Timer.HOLD_LIMIT, draft.flow().holdLimit());
    draft.deadline(Timer.HOLD_CONFIRM, draft.timing().moveConfirmed());
  }

  /** Whoever waits gets the hold document as an answer; a leg that nobody speaks for is moved. */
  static void withoutTheAssistantInTime(Draft draft) {
    boolean asked = draft.isSomebodyParked();
    withoutTheAssistant(draft);
    if (!asked) {
      move(draft, "the assistant did not take the call in time");
    }
  }

  static void moved(Draft draft) {
    draft.hold = draft.hold.at(Move.DONE);
  }

  static void fetched(Draft draft) {
    draft.hold = draft.hold.at(Move.FETCHED);
    draft.deadline(Timer.HOLD_CONFIRM, draft.timing().moveConfirmed());
  }

  static void retrySoon(Draft draft) {
    draft.cancel(Timer.HOLD_CONFIRM);
    draft.deadline(Timer.RETRY_HOLD, draft.timing().retry());
  }

  /** Could not be moved: still where it was. */
  static void stay(Draft draft) {
    if (draft.ai.is(Status.OPENING)) {
      draft.deadline(Timer.AI_SESSION, draft.timing().sessionOpens());
    }
  }

  /** In the room: the assistant's stream ended with the redirect (trap 1 of the design). */
  static void reached(Draft draft) {
    draft.hold = draft.hold.at(Move.REACHED);
    if (!draft.ai.is(Status.NONE)) {
      AiEffects.close(draft);
    }
    joined(draft);
    RecordingEffects.start(draft);
    WaitEffects.next(draft);
    if (draft.dueAt(Timer.HOLD_LIMIT).isEmpty()) {
      draft.deadline(Timer.HOLD_LIMIT, draft.flow().holdLimit());
    }
  }

  static void joined(Draft draft) {
    if (draft.stimulus().trigger() instanceof RoomJoined joined) {
      draft.caller = draft.caller.joined(joined.conferenceSid());
    }
  }

  static void left(Draft draft) {
    draft.caller = draft.caller.left();
  }

  /** A transfer begins: with a search of its own. */
  private static void begin(Draft draft, Move move) {
    draft.hold = Hold.wanted(move);
    draft.hunt = Hunt.begun(draft.nextAttempt());
  }

  static void move(Draft draft, String reason) {
    String id = draft.nextCommandId();
    draft.issue(new HoldCaller(id, draft.callId(), draft.now(), reason, draft.callId()));
    draft.hold = draft.hold.tried(id);
    draft.deadline(Timer.HOLD_CONFIRM, draft.timing().moveConfirmed());
  }

  private static void wish(Draft draft) {
    if (draft.stimulus().trigger() instanceof SpecialistRequested wanted) {
      draft.wish = draft.wish.asked(wanted);
    }
  }
}
