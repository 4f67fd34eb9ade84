package dev.patchcord.sandbox.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that is started again whenever it ends, until it is closed. The first death is made
 * good at once; a process that keeps dying soon after its start is started less and less often.
 */
final class SupervisedProcess implements AutoCloseable {
  private static final Duration PROVEN = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Longer than a service needs to hand over its work (a few seconds). */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final int SIGNALLED = 128;

  /** Told what happens to the process, on a thread of its own. */
  interface Observer {
    /**
     * It has ended by itself.
     *
     * @param how for people, for example {@code was killed (signal 9)}
     * @param pause before it is started again
     */
    void ended(SupervisedProcess process, long pid, String how, Duration pause);

    /** It was started again. */
    void restarted(SupervisedProcess process, long pid);

    /** It could not be started again and will not be tried any more. */
    void lost(SupervisedProcess process, String cause);
  }

  private final String name;
  private final ProcessBuilder command;
  private final Clock clock;
  private final Observer observer;
  private Process process;
  private Instant startedAt;
  private int earlyDeaths;
  private boolean closed;

  /**
   * Starts it.
   *
   * @param name for people
   * @throws IOException if there is no such program
   */
  SupervisedProcess(String name, ProcessBuilder command, Clock clock, Observer observer)
      throws IOException {
    this.name = name;
    this.command = command;
    this.clock = clock;
    this.observer = observer;
    this.startedAt = clock.instant();
    this.process = command.start();
    watch(process);
  }

  String name() {
    return name;
  }

  /** Process id of the current incarnation. */
  synchronized long pid() {
    return process.pid();
  }

  /** The current incarnation. */
  synchronized ProcessHandle handle() {
    return process.toHandle();
  }

  synchronized boolean alive() {
    return process.isAlive();
  }

  /** Asks it to end, and makes it end if it does not; returns when it has. */
  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closed = true;
      last = process;
    }
    last.destroy();
    try {
      if (!last.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void watch(Process incarnation) {
    CompletableFuture<Void> handled = incarnation.onExit().thenAccept(this::ended);
    handled.exceptionally(
        failure -> {
          observer.lost(this, failure.toString());
          return null;
        });
  }

  private void ended(Process incarnation) {
    Duration pause;
    synchronized (this) {
      if (closed) {
        return;
      }
      boolean early = Duration.between(startedAt, clock.instant()).compareTo(PROVEN) < 0;
      earlyDeaths = early ? earlyDeaths + 1 : 1;
      pause = pauseAfter(earlyDeaths);
    }
    observer.ended(this, incarnation.pid(), how(incarnation.exitValue()), pause);
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::startAgain);
  }

  private void startAgain() {
    long pid;
    synchronized (this) {
      if (closed) {
        return;
      }
      try {
        startedAt = clock.instant();
        process = command.start();
        watch(process);
        pid = process.pid();
      } catch (IOException e) {
        observer.lost(this, String.valueOf(e.getMessage()));
        return;
      }
    }
    observer.restarted(this, pid);
  }

  /** 0.3 s after the first death (so that Ctrl-C, which reaches all, is not taken for one). */
  private static Duration pauseAfter(int earlyDeaths) {
    if (earlyDeaths <= 1) {
      return Duration.ofMillis(300);
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(earlyDeaths - 2, 5));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** A shell's and Java's convention: 128 + n for a process that signal n ended. */
  private static String how(int exitCode) {
    if (exitCode == SIGNALLED + 9) {
      return "was killed (signal 9)";
    }
    return exitCode > SIGNALLED && exitCode < SIGNALLED + 65
        ? "was ended by signal " + (exitCode - SIGNALLED)
        : "stopped with exit code " + exitCode;
  }
}
