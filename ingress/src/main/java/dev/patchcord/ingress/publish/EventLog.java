package dev.patchcord.ingress.publish;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.event.TelephonyEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Writes events to the log, and asks the machine through it. */
public interface EventLog {

  /**
   * Writes an event and returns when every replica has it.
   *
   * @throws LogUnavailable if that took too long; the event may have been written all the same
   */
  void publish(TelephonyEvent event);

  /**
   * Writes an event whose webhook gets its document all the same. Where the log is away, the event
   * is offered again for a while in the background.
   *
   * @param patience how long the webhook waits for the acknowledgement; zero for not at all
   */
  void tell(TelephonyEvent event, Duration patience);

  /** Writes an event that is worth one try and no waiting: the next one tells the same. */
  void mention(TelephonyEvent event);

  /**
   * Writes an event that the machine answers. Returns at once. Where the log is away, the event is
   * offered again for a while in the background, without waiting for an answer any more.
   *
   * @return the answer, however late within the time that late answers are acted upon;
   *     exceptionally if there was none or the log is away
   */
  CompletableFuture<Answer> ask(TelephonyEvent event);

  /**
   * Like {@link #ask}, but where the log is away, the event is not offered again: the next one asks
   * the same, or whoever asked is told to.
   */
  CompletableFuture<Answer> askOnce(TelephonyEvent event);
}
