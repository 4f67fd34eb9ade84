package dev.patchcord.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The services, each in a JVM of its own that is started again when it dies. */
final class ServiceProcesses implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration ASK_AGAIN = Duration.ofMillis(200);
  private static final int LAST_LINES = 15;

  private final Plan plan;
  private final DataDirectory directory;
  private final Screen screen;
  private final Clock clock;
  private final Health health = new Health();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<Service, SupervisedProcess> processes = new EnumMap<>(Service.class);
  private final Map<Service, Boolean> ready = new EnumMap<>(Service.class);
  private final Map<String, String> deathsDuringStart = new ConcurrentHashMap<>();
  private volatile boolean started;

  ServiceProcesses(Plan plan, DataDirectory directory, Screen screen, Clock clock) {
    this.plan = plan;
    this.directory = directory;
    this.screen = screen;
    this.clock = clock;
  }

  /**
   * Starts them all at once.
   *
   * @throws CannotStart if java itself cannot be run
   */
  void launch(List<Service> services) {
    for (Service service : services) {
      Path log = directory.log(service.title());
      try {
        Files.deleteIfExists(log);
        processes.put(
            service,
            new SupervisedProcess(
                service.title(), ChildCommand.of(service, plan, log), clock, new Reporter()));
      } catch (IOException e) {
        throw new CannotStart("%s cannot be started: %s".formatted(service.title(), e), e);
      }
    }
    note();
  }

  /**
   * Waits until all are ready for work.
   *
   * @return false if {@link #close} was called meanwhile
   * @throws CannotStart if one dies or takes longer than three minutes; with the end of its log
   */
  boolean awaitReady() throws InterruptedException {
    Instant limit = clock.instant().plus(START_LIMIT);
    while (!started) {
      for (Service service : processes.keySet()) {
        String death = deathsDuringStart.get(service.title());
        if (death != null) {
          throw failed(service, death);
        }
        if (!isReady(service) && health.ready(plan.url(service))) {
          markReady(service);
        }
      }
      started = waitingFor().isEmpty();
      if (!started && clock.instant().isAfter(limit)) {
        Service slow =
            processes.keySet().stream().filter(s -> !isReady(s)).findFirst().orElseThrow();
        throw failed(slow, "was not ready within " + START_LIMIT.toMinutes() + " minutes");
      }
      if (!started && closing.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  /** Those that are not ready yet, for people; empty when all are. */
  String waitingFor() {
    return processes.keySet().stream()
        .filter(service -> !isReady(service))
        .map(Service::title)
        .collect(Collectors.joining(", "));
  }

  /** Process id of a service now; it changes when the service is started again. */
  long pid(Service service) {
    SupervisedProcess process = processes.get(service);
    if (process == null) {
      throw new IllegalArgumentException(service.title() + " has no process here");
    }
    return process.pid();
  }

  /** Asks all to end, at once, and returns when they have. */
  @Override
  public void close() {
    closing.countDown();
    List<Thread> endings = new ArrayList<>();
    for (SupervisedProcess process : processes.values()) {
      endings.add(Thread.ofVirtual().start(process::close));
    }
    try {
      for (Thread ending : endings) {
        ending.join();
      }
      Leftovers.forget(directory.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** So that the next sandbox can end them, should this one be killed. */
  private void note() {
    try {
      Leftovers.note(
          directory.path(), processes.values().stream().map(SupervisedProcess::handle).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isReady(Service service) {
    return ready.getOrDefault(service, false);
  }

  private synchronized void markReady(Service service) {
    ready.put(service, true);
  }

  private CannotStart failed(Service service, String how) {
    Path log = directory.log(service.title());
    return new CannotStart(
        "%s %s; its log is %s".formatted(service.title(), how, log), lastLines(log));
  }

  private static List<String> lastLines(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    } catch (IOException e) {
      return List.of(log + " cannot be read: " + e);
    }
  }

  /** Tells the visitor what becomes of the processes. */
  private final class Reporter implements SupervisedProcess.Observer {
    @Override
    public void ended(SupervisedProcess process, long pid, String how, Duration pause) {
      if (!started) {
        deathsDuringStart.putIfAbsent(process.name(), how);
      } else if (closing.getCount() > 0) {
        screen.line(
            screen
                .style()
                .red(
                    "** %s (pid %d) %s: starting it again%s"
                        .formatted(
                            process.name(),
                            pid,
                            how,
                            pause.toSeconds() == 0 ? "" : " in " + pause.toSeconds() + " s")));
      }
    }

    @Override
    public void restarted(SupervisedProcess process, long pid) {
      note();
      if (started) {
        screen.line(screen.style().yellow("** %s has pid %d now".formatted(process.name(), pid)));
      }
    }

    @Override
    public void lost(SupervisedProcess process, String cause) {
      screen.line(
          screen
              .style()
              .red(
                  "** %s cannot be started again (%s): end the sandbox and start it anew"
                      .formatted(process.name(), cause)));
    }
  }
}
