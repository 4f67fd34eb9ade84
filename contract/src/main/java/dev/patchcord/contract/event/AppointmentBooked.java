package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** The calendar has booked an appointment for this caller. */
@JsonTypeName("patchcord.appointment-booked.v1")
public record AppointmentBooked(
    String callId,
    Instant at,
    Origin origin,
    String appointmentId,
    String specialist,
    Instant start,
    Instant end)
    implements TelephonyEvent {}
