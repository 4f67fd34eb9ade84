package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Recording;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Care.Consent;
import java.util.List;

/**
 * What rows do about recording the caller's leg over hold and bridge. It begins only once the
 * caller's leg has shown that it was given the consent sentence: an answer of ours proves nothing,
 * since the ingress uses a document of its own when the answer is late. Whether recording works is
 * the carrier's affair: a failure is noted, and the call goes on as without.
 */
final class RecordingEffects {

  private RecordingEffects() {}

  /** The caller is in the room: recorded from now on, if nothing is to be said before. */
  static void start(Draft draft) {
    Recording recording = draft.flow().recording();
    if (recording == null || draft.care.recording()) {
      return;
    }
    if (isSpoken(draft)) {
      draft.care = draft.care.consenting(new Consent(true, draft.care.consent().announcement()));
    }
    if (!consent(draft.flow(), draft.care).isEmpty()) {
      return;
    }
    draft.care = draft.care.recording(true);
    draft.issue(
        new StartRecording(
            draft.nextCommandId(),
            draft.callId(),
            draft.now(),
            "the flow records hold and talk",
            draft.callId()));
  }

  /**
   * News of a caller after hold or talk has begun. On hold the next waiting document says the
   * consent that is missing; in a talk it is announced, once.
   */
  static void startOrSay(Draft draft) {
    if (!Guards.in(draft.known(), CallState.DIALING, CallState.BRIDGED)) {
      return;
    }
    start(draft);
    List<Spoken> missing = consent(draft.flow(), draft.care);
    if (draft.state() == CallState.BRIDGED
        && !missing.isEmpty()
        && draft.care.consent().announcement() == 0
        && draft.caller.room() != null) {
      AnnouncementEffects.toRoom(draft, missing, "the talk is to be recorded");
      draft.care = draft.care.consenting(new Consent(false, draft.care.announcements().size()));
    }
  }

  /** Hold and talk are over: what follows is not recorded. */
  static void stop(Draft draft) {
    // An announcement that was not fetched in this room is made again in the next one.
    draft.care = draft.care.consenting(new Consent(draft.care.consent().heard(), 0));
    if (draft.care.recording()) {
      draft.care = draft.care.recording(false);
      draft.issue(
          new StopRecording(
              draft.nextCommandId(),
              draft.callId(),
              draft.now(),
              "hold and talk are over",
              draft.callId(),
              null));
    }
  }

  /** Spoken once per call, before the first recording; empty where it was heard or is not asked. */
  static List<Spoken> consent(Flow flow, Care care) {
    Recording recording = flow.recording();
    return recording == null || care.consent().heard() || recording.consent().isBlank()
        ? List.of()
        : List.of(flow.spoken(recording.consent()));
  }

  /** Every document with words of ours says the consent first, until one is known to be given. */
  private static boolean isSpoken(Draft draft) {
    return switch (draft.stimulus().trigger()) {
      case HoldMusicFetched fetched -> fetched.origin().query().containsKey(Webhook.SPOKEN);
      case RoomJoined joined -> joined.origin().query().containsKey(Webhook.SPOKEN);
      case AnnouncementFetched fetched ->
          fetched.announcement() > 0
              && fetched.announcement() == draft.care.consent().announcement();
      default -> false;
    };
  }
}
