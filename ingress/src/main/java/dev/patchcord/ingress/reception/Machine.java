package dev.patchcord.ingress.reception;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.publish.EventLog;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the machine on behalf of a leg that waits, and never waits longer than the leg can. */
public final class Machine {
  /** A machine that was silent last time is given this part of the short budget. */
  private static final int IMPATIENCE = 10;

  private final EventLog events;
  private final Duration budget;
  private final Duration shortBudget;
  private volatile boolean silent;

  /**
   * A way to the machine.
   *
   * @param budget for a leg that has to know
   * @param shortBudget for a leg that is well where it is
   */
  public Machine(EventLog events, Duration budget, Duration shortBudget) {
    this.events = events;
    this.budget = budget;
    this.shortBudget = shortBudget;
  }

  /** The answer; empty if there was none within the budget or the log is away. */
  public Optional<Answer> answerTo(TelephonyEvent event) {
    return within(budget, ask(event));
  }

  /**
   * The answer within the short budget, and within less of it if the machine was silent last time:
   * a caller who hears nothing until the document is there must not wait for a log that is away.
   * Where the log is away, the event is not offered again.
   */
  Optional<Answer> quickAnswerTo(TelephonyEvent event) {
    Duration patience = silent ? shortBudget.dividedBy(IMPATIENCE) : shortBudget;
    return within(patience, heard(events.askOnce(event)));
  }

  /** The answer, however late; exceptionally if there is none. */
  CompletableFuture<Answer> ask(TelephonyEvent event) {
    return heard(events.ask(event));
  }

  /** The answer; empty if there was none within the budget. */
  Optional<Answer> withinBudget(CompletableFuture<Answer> asked) {
    return within(budget, asked);
  }

  /** Writes an event whose leg gets its document all the same. */
  void tell(TelephonyEvent event) {
    events.tell(event, budget);
  }

  /** Writes an event in the background. */
  void tellLater(TelephonyEvent event) {
    events.tell(event, Duration.ZERO);
  }

  private CompletableFuture<Answer> heard(CompletableFuture<Answer> asked) {
    return asked.thenApply(
        answer -> {
          silent = false;
          return answer;
        });
  }

  private Optional<Answer> within(Duration patience, CompletableFuture<Answer> asked) {
    try {
      return Optional.of(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      silent = true;
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
