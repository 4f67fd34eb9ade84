package dev.patchcord.contract.event;

import dev.patchcord.contract.Trigger;

/** What the outside said. One writer: the ingress. Topic {@code patchcord.telephony-events}. */
public sealed interface TelephonyEvent extends Trigger
    permits CallArrived,
        AiSessionOpened,
        AiSessionFailed,
        AiSessionEnded,
        AiReported,
        SpecialistRequested,
        CallerReachedHold,
        HoldMusicFetched,
        RoomStarted,
        RoomJoined,
        RoomLeft,
        RoomEnded,
        LegProgressed,
        AnswererDetected,
        ScreeningReached,
        ScreeningAnswered,
        SpecialistLeftRoom,
        HoldLeft,
        AnnouncementFetched,
        OperatorAsked,
        MessageLeft,
        CallbackChosen,
        CallbackRequested,
        CallbackProgressed,
        CallbackAnswered,
        CalledBack,
        RecordingProgressed,
        CalendarAsked,
        AppointmentBooked {

  /** The vendor's own words, without loss. */
  Origin origin();
}
