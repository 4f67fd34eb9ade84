package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.calendar.CalendarRequest;

/** Put this to the calendar and return its reply to the assistant. */
@JsonTypeName("patchcord.consult-calendar.v1")
public record ConsultCalendar(CalendarRequest request) implements Answer {}
