package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/** What rows do to speak to everybody in the room. */
final class AnnouncementEffects {

  private AnnouncementEffects() {}

  /** Nothing is said where nothing is to be said, or no room is known. */
  static void toRoom(Draft draft, List<Spoken> words, String reason) {
    String room = draft.caller.room();
    if (words.isEmpty() || room == null) {
      return;
    }
    draft.care = draft.care.announced(words);
    draft.issue(
        new AnnounceToRoom(
            draft.nextCommandId(),
            draft.callId(),
            draft.now(),
            reason,
            room,
            draft.care.announcements().size()));
  }

  /** An operator's words. */
  static void byOperator(Draft draft) {
    if (draft.stimulus().trigger() instanceof OperatorAsked asked && asked.text() != null) {
      toRoom(draft, List.of(draft.flow().spoken(asked.text())), "an operator says something");
    }
  }
}
