package dev.patchcord.console.live;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Pushes what has changed to open pages, by server-sent events. Time is cut into ticks: whatever
 * happens within one is one update. A viewer whose line is slow misses ticks and gets the newest
 * state, never a queue of old ones.
 */
public final class LivePages implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LivePages.class);

  /** Then the browser comes back by itself, and its login is looked at again. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Duration refresh;
  private final PerTick<Map<String, String>> rendered = new PerTick<>(this::tick);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ticked = lock.newCondition();
  private long tick;
  private volatile boolean running;
  private @Nullable ScheduledExecutorService timer;

  public LivePages(Duration refresh) {
    this.refresh = refresh;
  }

  /** An open stream that sends the scene now, and whatever changes in it later. */
  public SseEmitter follow(Scene scene) {
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    AtomicBoolean open = new AtomicBoolean(true);
    emitter.onCompletion(() -> open.set(false));
    emitter.onTimeout(emitter::complete);
    emitter.onError(_ -> open.set(false));
    Thread.ofVirtual().name("page-" + scene.key()).start(() -> send(scene, emitter, open));
    return emitter;
  }

  private void send(Scene scene, SseEmitter emitter, AtomicBoolean open) {
    Map<String, String> sent = new HashMap<>();
    try {
      for (long at = tick(); open.get() && running; at = after(at)) {
        for (Map.Entry<String, String> each : frame(scene).entrySet()) {
          if (!each.getValue().equals(sent.put(each.getKey(), each.getValue()))) {
            emitter.send(SseEmitter.event().name(each.getKey()).data(each.getValue()));
          }
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      log.debug("a viewer of {} has gone", scene.key());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("{} cannot be shown", scene.key(), e);
      emitter.completeWithError(e);
    }
  }

  private Map<String, String> frame(Scene scene) {
    return scene.isShared()
        ? rendered.of(scene.key(), () -> Map.copyOf(scene.fragments()))
        : scene.fragments();
  }

  /** Number of the tick that it is. */
  public long tick() {
    lock.lock();
    try {
      return tick;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a later tick, and says which it is. */
  private long after(long seen) throws InterruptedException {
    lock.lock();
    try {
      while (tick == seen && running) {
        ticked.await();
      }
      return tick;
    } finally {
      lock.unlock();
    }
  }

  private void next() {
    lock.lock();
    try {
      tick++;
      ticked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public synchronized void start() {
    running = true;
    ScheduledExecutorService each =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("page-tick").daemon().factory());
    var _ =
        each.scheduleAtFixedRate(
            this::next, refresh.toMillis(), refresh.toMillis(), TimeUnit.MILLISECONDS);
    timer = each;
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
    next();
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
