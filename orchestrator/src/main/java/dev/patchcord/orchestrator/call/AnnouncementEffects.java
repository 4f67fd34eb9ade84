package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/** What rows say to everybody in the caller's room. */
final class AnnouncementEffects {

  private AnnouncementEffects() {}

  /** The room fetches the words under their number; nothing is done where no room is known. */
  static void toRoom(Draft draft, List<Spoken> words, String reason) {
    String room = draft.caller.room();
    if (room == null || words.isEmpty()) {
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
}
