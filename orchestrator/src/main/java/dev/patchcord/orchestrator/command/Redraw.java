package dev.patchcord.orchestrator.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says when a watched page is drawn anew. */
@FunctionalInterface
interface Redraw {

  /** Waits for the next time; false once there is none. */
  boolean again() throws InterruptedException;

  /** Once a second; whoever has seen enough ends the process, which holds nothing to be closed. */
  static Redraw eachSecond() {
    CountDownLatch never = new CountDownLatch(1);
    return () -> !never.await(1, TimeUnit.SECONDS);
  }
}
