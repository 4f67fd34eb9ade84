package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that stands still until a test lets it pass; what is due then runs on the test's thread. */
final class ManualTime implements VapiTime {
  private final List<Task> tasks = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  private record Task(Instant due, Runnable what) {}

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized Runnable after(Duration wait, Runnable what) {
    Task task = new Task(now.plus(wait), what);
    tasks.add(task);
    return () -> cancel(task);
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  void elapse(Duration wait) {
    Instant end = now().plus(wait);
    for (Task task = next(end); task != null; task = next(end)) {
      task.what().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Task next(Instant end) {
    Task next =
        tasks.stream()
            .filter(task -> !task.due().isAfter(end))
            .min(Comparator.comparing(Task::due))
            .orElse(null);
    if (next != null) {
      tasks.remove(next);
      now = next.due();
    }
    return next;
  }
}
