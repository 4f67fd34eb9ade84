package dev.patchcord.ingress.publish;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.CalendarRequest;
import java.util.concurrent.CompletableFuture;

/** Asks calendars through the log. */
@FunctionalInterface
public interface Calendars {

  /**
   * Puts a question to a calendar, once. Returns at once.
   *
   * @return the calendar's reply; exceptionally if there was none or the log is away
   */
  CompletableFuture<Answer> ask(CalendarRequest request);
}
