package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.calendar.Appointment;

/** The calendar's reply: it is booked. */
@JsonTypeName("patchcord.slot-booked.v1")
public record SlotBooked(Appointment appointment) implements Answer {}
