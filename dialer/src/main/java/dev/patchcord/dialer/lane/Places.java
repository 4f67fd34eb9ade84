package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import java.util.concurrent.Semaphore;

/**
 * The places for requests at the carrier. Questions have a small part of them, so that however many
 * are asked when the carrier is slow, a dial, a cancel or a redirect never waits behind them.
 */
final class Places {
  private static final int QUESTIONS_ONE_IN = 10;

  private final int ceiling;
  private final Semaphore all;
  private final Semaphore questions;

  Places(int ceiling) {
    this.ceiling = ceiling;
    this.all = new Semaphore(ceiling, true);
    this.questions = new Semaphore(Math.max(1, ceiling / QUESTIONS_ONE_IN), true);
  }

  /** Places that are taken. */
  int taken() {
    return ceiling - all.availablePermits();
  }

  void enter(CallCommand command) throws InterruptedException {
    if (!isQuestion(command)) {
      all.acquire();
      return;
    }
    questions.acquire();
    try {
      all.acquire();
    } catch (InterruptedException e) {
      questions.release();
      throw e;
    }
  }

  void leave(CallCommand command) {
    all.release();
    if (isQuestion(command)) {
      questions.release();
    }
  }

  private static boolean isQuestion(CallCommand command) {
    return command instanceof LookUpCaller || command instanceof LookUpAttempt;
  }
}
