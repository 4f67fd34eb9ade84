package dev.patchcord.orchestrator.calendar;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.Appointment;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a request.
 *
 * @param next the calendar afterwards
 * @param answer for whoever asked
 * @param booked the appointment that was made now; null if none was
 */
public record CalendarDecision(Calendar next, Answer answer, @Nullable Appointment booked) {}
