package dev.patchcord.ingress.assistant;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.ConsultCalendar;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.ingress.publish.Calendars;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.translate.VapiEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers for appointments: the machine says which calendar and under which rules, the calendar
 * decides.
 */
final class CalendarDesk {
  private static final String NO_ANSWER =
      "The calendar did not answer. Tell the caller, and look for free appointments again before"
          + " you book.";

  private final EventLog events;
  private final Calendars calendars;
  private final Supplier<Stamp> stamps;

  CalendarDesk(EventLog events, Calendars calendars, Supplier<Stamp> stamps) {
    this.events = events;
    this.calendars = calendars;
    this.stamps = stamps;
  }

  Reply answer(CalendarAsked asked, Patience patience) {
    if (asked.booking() && asked.start() == null) {
      return Reply.failed("Pass start: the time in brackets of a free appointment.");
    }
    Optional<Answer> order = patience.await(events.askOnce(asked));
    return switch (order.orElse(null)) {
      case ConsultCalendar(CalendarRequest request) ->
          consult(request, asked.origin().webhook(), patience);
      case ToolResult(String text) -> Reply.done(text);
      case null, default -> Reply.failed(NO_ANSWER);
    };
  }

  private Reply consult(CalendarRequest request, String webhook, Patience patience) {
    CompletableFuture<Answer> reply =
        calendars
            .ask(request)
            .thenApply(
                answer -> {
                  // Also when nobody waits any more: it is booked.
                  if (answer instanceof SlotBooked(var appointment)) {
                    events.tell(
                        VapiEvents.appointmentBooked(appointment, webhook, stamps.get()),
                        Duration.ZERO);
                  }
                  return answer;
                });
    return switch (patience.await(reply).orElse(null)) {
      case SlotsOffered offered -> Reply.done(ToolTexts.offered(offered, request));
      case SlotBooked booked -> Reply.done(ToolTexts.booked(booked, request));
      case SlotTaken taken -> Reply.done(ToolTexts.taken(taken, request));
      case null, default -> Reply.failed(NO_ANSWER);
    };
  }
}
