package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import dev.patchcord.contract.flow.Recording;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Care.Consent;
import java.util.List;

/**
 * What rows do about recording the caller's leg over hold and bridge. Whether it works is the
 * carrier's affair: a failure is noted, and the call goes on as without.
 */
final class RecordingEffects {

  private RecordingEffects() {}

  /**
   * The caller is in the room. Whoever came there without hearing the consent sentence on the way
   * hears it in the room first; until that can be said, nothing is recorded.
   */
  static void start(Draft draft) {
    Recording recording = draft.flow().recording();
    if (recording == null || draft.care.recording()) {
      return;
    }
    if (draft.care.consent() == Consent.NONE && !recording.consent().isEmpty()) {
      if (!draft.caller.inRoom()) {
        return;
      }
      AnnouncementEffects.toRoom(draft, consent(draft, recording), "the call is recorded");
    }
    draft.care = draft.care.told(Consent.HEARD).recording(true);
    draft.issue(
        new StartRecording(
            draft.nextCommandId(),
            draft.callId(),
            draft.now(),
            "the flow records hold and talk",
            draft.callId()));
  }

  /** The caller is found in the room after hold or talk has begun. */
  static void startAgain(Draft draft) {
    if (draft.state() != CallState.FALLBACK) {
      start(draft);
    }
  }

  /** Hold and talk are over: what follows is not recorded. */
  static void stop(Draft draft) {
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
  static List<Spoken> consent(Call call) {
    Recording recording = call.flow().recording();
    return recording == null
            || call.care().consent() == Consent.HEARD
            || recording.consent().isEmpty()
        ? List.of()
        : List.of(call.flow().spoken(recording.consent()));
  }

  private static List<Spoken> consent(Draft draft, Recording recording) {
    return recording.consent().isEmpty()
        ? List.of()
        : List.of(draft.flow().spoken(recording.consent()));
  }
}
