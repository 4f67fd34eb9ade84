package dev.patchcord.sandbox.run;

import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.timeline.CallNames;
import dev.patchcord.orchestrator.timeline.TimelineRenderer;
import dev.patchcord.sandbox.rerun.RehearsalLog;
import dev.patchcord.sandbox.rerun.RehearsalWatch;
import dev.patchcord.sandbox.timeline.CallStories;
import dev.patchcord.sandbox.timeline.JournalTail;
import dev.patchcord.sandbox.timeline.TopicTail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One sandbox from its start to its end, as its visitor sees it. */
final class Sandbox implements AutoCloseable {
  private static final List<Service> SERVICES =
      List.of(Service.ORCHESTRATOR, Service.INGRESS, Service.DIALER);

  private final Plan plan;
  private final DataDirectory directory;
  private final Screen screen;
  private final Clock clock;
  private final boolean inProcess;
  private final List<Service> services;
  private final Welcome welcome;
  private final Rehearsal rehearsal;
  private final ServiceProcesses processes;
  private final CallNames names = new CallNames();
  private final CallStories stories = new CallStories();
  private final CountDownLatch closing = new CountDownLatch(1);
  private Map<String, CallState> earlierCalls = Map.of();
  private @Nullable JournalTail tail;
  private @Nullable RehearsalLog rehearsals;
  private @Nullable TopicTail promises;

  Sandbox(
      Plan plan,
      DataDirectory directory,
      Screen screen,
      Clock clock,
      boolean inProcess,
      boolean console) {
    this.plan = plan;
    this.directory = directory;
    this.screen = screen;
    this.clock = clock;
    this.inProcess = inProcess;
    this.services = console ? withConsole() : SERVICES;
    this.welcome =
        new Welcome(plan, directory.path(), screen.style(), services.contains(Service.CONSOLE));
    this.rehearsal = new Rehearsal(plan, false);
    this.processes = new ServiceProcesses(plan, directory, screen, clock);
  }

  /** The console comes from a build of the project; the sandbox's jar alone has none. */
  private static List<Service> withConsole() {
    return ConsoleClassPath.read().isPresent()
        ? Stream.concat(SERVICES.stream(), Stream.of(Service.CONSOLE)).toList()
        : SERVICES;
  }

  /**
   * Starts, demonstrates, and stays up until it is closed.
   *
   * @param exitAfterDemo do not stay up
   * @return whether all demonstrations passed
   */
  boolean run(List<Demonstration> demonstrations, boolean exitAfterDemo) throws Exception {
    try {
      start();
      boolean passed = demonstrate(demonstrations);
      if (!exitAfterDemo) {
        if (!demonstrations.isEmpty()) {
          new Demonstrator(new TwinClient(plan.url(Service.TWIN)), names, stories)
              .leaveSpecialistAtDesk();
        }
        screen.lines(welcome.whenUp(earlierCalls.keySet(), orchestratorPid()));
        closing.await();
      }
      return passed;
    } catch (Exception e) {
      if (closing.getCount() == 0) {
        // Whatever was under way when the visitor ended the sandbox has nothing to say any more.
        return true;
      }
      throw e;
    }
  }

  private void start() throws Exception {
    Instant begin = clock.instant();
    screen.lines(welcome.first());
    step(
        "Kafka",
        rehearsal.bootstrapServers(),
        () -> {
          rehearsal.startKafka();
          return true;
        });
    if (!inProcess) {
      // They take longest, so they load while the twin starts.
      processes.launch(services);
    }
    step(
        "twin (Twilio and Vapi)",
        plan.url(Service.TWIN).toString(),
        () -> {
          rehearsal.launch(Service.TWIN);
          return true;
        });
    if (inProcess) {
      for (Service service : services) {
        step(
            service.title(),
            plan.url(service).toString(),
            () -> {
              rehearsal.start(service);
              return true;
            });
      }
    } else {
      screen.during(processes::waitingFor, processes::awaitReady);
      for (Service service : services) {
        screen.line(
            "  %-24s%-24s pid %d"
                .formatted(service.title(), plan.url(service), processes.pid(service)));
      }
    }
    if (closing.getCount() == 0) {
      return;
    }
    TimelineRenderer renderer = new TimelineRenderer(screen.style(), ZoneId.systemDefault(), names);
    synchronized (this) {
      rehearsals = RehearsalLog.start(rehearsal.bootstrapServers());
      RehearsalWatch.begin(rehearsal, rehearsals, null);
      tail =
          JournalTail.start(
              rehearsal.bootstrapServers(),
              record -> show(renderer, record),
              problem -> screen.line("** " + problem));
      promises =
          TopicTail.start(
              rehearsal.bootstrapServers(),
              Map.of(Topic.BROKEN_PROMISES, record -> show(record.value())),
              problem -> screen.line("** " + problem));
    }
    hangUpEarlierCalls();
    screen.line(
        "Ready after %s s. Logs: %s".formatted(seconds(begin), directory.path().resolve("logs")));
  }

  private void hangUpEarlierCalls() throws Exception {
    earlierCalls = EarlierCalls.in(rehearsal.bootstrapServers());
    List<String> live =
        earlierCalls.entrySet().stream()
            .filter(call -> call.getValue() != CallState.ENDED)
            .map(Map.Entry::getKey)
            .toList();
    if (live.isEmpty()) {
      return;
    }
    screen.line("Live when the last sandbox ended, so their callers have hung up: " + live.size());
    EarlierCalls.report(plan.url(Service.INGRESS), live);
    for (String callId : live) {
      stories.await(callId, Evidence::settled, Duration.ofSeconds(10));
    }
  }

  private void step(String what, String where, Callable<Boolean> work) throws Exception {
    Instant begin = clock.instant();
    screen.during(() -> what, work);
    screen.line("  %-24s%-24s %s s".formatted(what, where, seconds(begin)));
  }

  private void show(TimelineRenderer renderer, JournalRecord record) {
    screen.lines(renderer.render(record));
    stories.add(record);
  }

  private void show(byte[] brokenPromise) {
    BrokenPromise broken = ContractJson.read(brokenPromise, BrokenPromise.class);
    screen.line(
        screen
            .style()
            .red(
                "** broken promise: %s in %s: %s"
                    .formatted(
                        broken.promise(),
                        names.of(broken.callId()),
                        String.join("; ", broken.evidence()))));
  }

  private boolean demonstrate(List<Demonstration> demonstrations) throws InterruptedException {
    Demonstrator demonstrator =
        new Demonstrator(new TwinClient(plan.url(Service.TWIN)), names, stories);
    List<String> verdicts = new ArrayList<>();
    boolean passed = true;
    for (Demonstration demonstration : demonstrations) {
      screen.lines(
          List.of(
              "",
              screen
                  .style()
                  .bold("%s: %s".formatted(demonstration.callName(), demonstration.title())),
              ""));
      Demonstrator.Verdict verdict = demonstrator.run(demonstration);
      if (closing.getCount() == 0) {
        return passed;
      }
      passed &= verdict.passed();
      String line =
          (verdict.passed() ? screen.style().green("PASS") : screen.style().red("FAIL"))
              + "  "
              + verdict.line();
      screen.lines(List.of("", line));
      verdicts.add(line);
    }
    if (verdicts.size() > 1) {
      screen.lines(List.of("", screen.style().bold("All demonstration calls:")));
      screen.lines(verdicts);
    }
    return passed;
  }

  /** Empty where it has no process of its own. */
  private OptionalLong orchestratorPid() {
    return inProcess ? OptionalLong.empty() : OptionalLong.of(processes.pid(Service.ORCHESTRATOR));
  }

  private String seconds(Instant since) {
    return String.format(
        Locale.ROOT, "%.1f", Duration.between(since, clock.instant()).toMillis() / 1000.0);
  }

  /** Ends everything in order: services, timeline, twin, broker. Harmless when called again. */
  @Override
  public synchronized void close() {
    if (closing.getCount() == 0) {
      return;
    }
    closing.countDown();
    screen.line("Ending ...");
    processes.close();
    if (tail != null) {
      tail.close();
    }
    if (rehearsals != null) {
      rehearsals.close();
    }
    if (promises != null) {
      promises.close();
    }
    rehearsal.close();
    directory.close();
    screen.line("Ended.");
  }
}
