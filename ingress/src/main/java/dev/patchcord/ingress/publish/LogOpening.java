package dev.patchcord.ingress.publish;

import dev.patchcord.ingress.config.KafkaSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the way to the machine before the web server takes its first webhook: creates the topics,
 * lets the readers start, and waits until answers can be heard. Where the log is away, the start
 * goes on after some patience (a caller must get a document even then) and this goes on trying.
 */
public final class LogOpening implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LogOpening.class);
  private static final long BETWEEN_TRIES = TimeUnit.SECONDS.toNanos(1);
  private static final Duration TO_ANSWER = Duration.ofSeconds(10);

  private final KafkaSettings settings;
  private final Questions questions;
  private final Runnable prepare;
  private final Runnable startReaders;
  private final AtomicReference<@Nullable Thread> opener = new AtomicReference<>();
  private volatile boolean running;

  /**
   * An opening that has not begun.
   *
   * @param prepare creates the topics; throws if the broker is away
   * @param startReaders starts every other reader; run once, when answers are heard
   */
  public LogOpening(
      KafkaSettings settings, Questions questions, Runnable prepare, Runnable startReaders) {
    this.settings = settings;
    this.questions = questions;
    this.prepare = prepare;
    this.startReaders = startReaders;
  }

  /** Before the web server, which starts in one of the last phases. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    opener.set(Thread.ofVirtual().name("open-log").start(this::openWhenPossible));
    try {
      if (!questions.awaitHeard(settings.startPatience())) {
        log.warn(
            "Kafka at {} is not there yet: listening without it, trying on",
            settings.bootstrapServers());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    Thread thread = opener.getAndSet(null);
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void openWhenPossible() {
    String told = "";
    while (running) {
      try {
        prepare.run();
        questions.open(TO_ANSWER);
        startReaders.run();
        return;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        String problem = rootMessage(e);
        if (!problem.equals(told)) {
          log.warn(
              "the log at {} cannot be opened: {}; trying on",
              settings.bootstrapServers(),
              problem);
          told = problem;
        }
        LockSupport.parkNanos(BETWEEN_TRIES);
      }
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
