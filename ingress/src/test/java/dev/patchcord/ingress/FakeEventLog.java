package dev.patchcord.ingress;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.publish.LogUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A log in memory, with a machine whose answers a test chooses. */
public final class FakeEventLog implements EventLog {
  /** Every event that reached the log, in order, however it was written. */
  public final List<TelephonyEvent> events = new CopyOnWriteArrayList<>();

  /** What would be offered again in the background, since it was told while the log was away. */
  public final List<TelephonyEvent> offeredAgain = new CopyOnWriteArrayList<>();

  /** What was published in vain: for each of these a webhook has waited. */
  public final List<TelephonyEvent> inVain = new CopyOnWriteArrayList<>();

  private volatile Function<TelephonyEvent, CompletableFuture<Answer>> machine =
      event -> new CompletableFuture<>();
  private volatile boolean away;

  /** The machine answers every question like this. */
  public void answer(Answer answer) {
    answerBy(event -> answer);
  }

  public void answerBy(Function<TelephonyEvent, Answer> machine) {
    this.machine = event -> CompletableFuture.completedFuture(machine.apply(event));
  }

  /** Questions are heard and get the answer that the test completes, or none. */
  public void answerLater(Function<TelephonyEvent, CompletableFuture<Answer>> machine) {
    this.machine = machine;
  }

  /** From now on nothing reaches the log. */
  public void goAway() {
    away = true;
  }

  public void reset() {
    events.clear();
    offeredAgain.clear();
    inVain.clear();
    away = false;
    machine = event -> new CompletableFuture<>();
  }

  /** The only event there is. */
  public <T extends TelephonyEvent> T only(Class<T> type) {
    if (events.size() != 1) {
      throw new AssertionError("expected one event, but there are " + events);
    }
    return type.cast(events.getFirst());
  }

  @Override
  public void publish(TelephonyEvent event) {
    if (away) {
      inVain.add(event);
      throw new LogUnavailable("the log is away", null);
    }
    events.add(event);
  }

  @Override
  public void tell(TelephonyEvent event, Duration patience) {
    (away ? offeredAgain : events).add(event);
  }

  @Override
  public void mention(TelephonyEvent event) {
    if (!away) {
      events.add(event);
    }
  }

  @Override
  public CompletableFuture<Answer> ask(TelephonyEvent event) {
    if (away) {
      offeredAgain.add(event);
      return CompletableFuture.failedFuture(new LogUnavailable("the log is away", null));
    }
    events.add(event);
    return machine.apply(event);
  }

  @Override
  public CompletableFuture<Answer> askOnce(TelephonyEvent event) {
    if (away) {
      return CompletableFuture.failedFuture(new LogUnavailable("the log is away", null));
    }
    events.add(event);
    return machine.apply(event);
  }
}
