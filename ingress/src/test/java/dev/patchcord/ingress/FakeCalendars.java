package dev.patchcord.ingress;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.ingress.publish.Calendars;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Calendars whose replies a test chooses. */
public final class FakeCalendars implements Calendars {
  /** Every question, in order. */
  public final List<CalendarRequest> requests = new CopyOnWriteArrayList<>();

  private volatile Function<CalendarRequest, CompletableFuture<Answer>> calendar =
      request -> new CompletableFuture<>();

  /** The calendar replies like this. */
  public void reply(Answer answer) {
    calendar = request -> CompletableFuture.completedFuture(answer);
  }

  public void replyBy(Function<CalendarRequest, CompletableFuture<Answer>> calendar) {
    this.calendar = calendar;
  }

  void reset() {
    requests.clear();
    calendar = request -> new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<Answer> ask(CalendarRequest request) {
    requests.add(request);
    return calendar.apply(request);
  }
}
