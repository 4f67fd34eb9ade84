package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;

import dev.patchcord.contract.journal.CallState;
import java.util.Set;

/** Rows about what is said to the caller and kept of the caller, which the states share. */
final class CareTransitions {
  private CareTransitions() {}

  static void addTo(Rows rows, CallState from) {
    rows.stay(
            "announcement-fetched",
            TriggerKind.ANNOUNCEMENT_FETCHED,
            Guard.ALWAYS,
            RecordingEffects::startOrSay,
            "noted; the recording begins if its consent was said")
        .note("announcement-made", TriggerKind.ANNOUNCE_SETTLED, Guard.ALWAYS)
        .note("recording-asked-for", TriggerKind.RECORDING_SETTLED, Guard.ALWAYS)
        .stay(
            "message-left-late",
            TriggerKind.MESSAGE_LEFT,
            Guard.ALWAYS,
            CareEffects::keepMessage,
            "the recording is kept")
        .stay(
            "recording-progresses",
            TriggerKind.RECORDING_PROGRESSED,
            Guard.ALWAYS,
            CareEffects::keepRecording,
            "the recording is kept")
        .stay(
            "appointment-booked",
            TriggerKind.APPOINTMENT_BOOKED,
            Guard.ALWAYS,
            CareEffects::keepAppointment,
            "noted for the assistant's next session");
    if (from != ENDED) {
      rows.note("calendar-asked", TriggerKind.CALENDAR_ASKED, Guard.ALWAYS);
    }
    if (Set.of(DIALING, BRIDGED, FALLBACK, ENDED).contains(from)) {
      rows.stay(
          "music-goes-on",
          TriggerKind.HOLD_MUSIC_FETCHED,
          Guard.ALWAYS,
          ((Effect) RecordingEffects::startOrSay).then(WaitEffects::next),
          "the asker gets music, and a note when it is time for one");
    }
    CallbackTransitions.addTo(rows, from);
    OperatorTransitions.addTo(rows, from);
  }
}
