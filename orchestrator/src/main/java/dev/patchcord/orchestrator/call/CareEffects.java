package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.RecordingProgressed;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;

/** What rows do about what is kept of the caller. */
final class CareEffects {
  private static final String MESSAGE = "message";

  private CareEffects() {}

  static void thankForMessage(Draft draft) {
    keepMessage(draft);
    LadderEffects.lastWords(
        draft, List.of(draft.flow().spoken(draft.flow().sentences().goodbye())));
  }

  /** Also of a caller who hung up while speaking, or whose words come late. */
  static void keepMessage(Draft draft) {
    if (draft.stimulus().trigger() instanceof MessageLeft left && left.recordingSid() != null) {
      draft.care = draft.care.kept(left.recordingSid(), MESSAGE, left.recordingUrl());
    }
  }

  static void keepRecording(Draft draft) {
    if (draft.stimulus().trigger() instanceof RecordingProgressed progressed
        && !progressed.status().equals("absent")) {
      draft.care =
          draft.care.kept(progressed.recordingSid(), progressed.purpose(), progressed.url());
    }
  }

  static void keepAppointment(Draft draft) {
    if (draft.stimulus().trigger() instanceof AppointmentBooked booked) {
      draft.care = draft.care.booked(booked);
    }
  }

  static Spoken spoken(Draft draft, String text) {
    return draft.flow().spoken(text);
  }
}
