package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.command.Commands;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.sandbox.promise.CallFile;
import dev.patchcord.sandbox.promise.PromiseWatch;
import dev.patchcord.sandbox.rerun.RehearsalLog;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.soak.CallMix.Story;
import dev.patchcord.sandbox.soak.CallMix.Wish;
import dev.patchcord.sandbox.soak.SoakLines.Line;
import dev.patchcord.sandbox.timeline.TopicTail;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.ChaosRates;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs many callers through the real services on the carrier twin, and judges each call by the
 * product's promises.
 */
public final class Soak {
  /** Silent for so long after the last caller has gone, a journal counts as unended. */
  private static final Duration SETTLING = Duration.ofSeconds(90);

  /** The account's, in the callers' time: enough on average, and too few for every ring-all. */
  private static final double CALLS_PER_SECOND = 2;

  /** The services are slow until their code is warm: these callers are not judged. */
  private static final int WARM_UP = 16;

  private static final int FIRST_AT_ONCE = 5;

  /** After so many calls, one caller more may be on the line at once. */
  private static final int CALLS_PER_PLACE = 5;

  private static final Duration JUDGING = Duration.ofMillis(500);

  private final SoakPlan plan;
  private final SoakFiles files;
  private final Clock clock;
  private final Consumer<SoakProgress> progress;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final Pace pace = new Pace();
  private final FaultCount faults = new FaultCount();
  private volatile int placed;

  /**
   * Prepares a soak.
   *
   * @param files what is left behind
   * @param progress told about twice a second how far it is
   */
  public Soak(SoakPlan plan, SoakFiles files, Clock clock, Consumer<SoakProgress> progress) {
    this.plan = plan;
    this.files = files;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Starts everything, runs it, ends everything.
   *
   * @param directory for data; exists
   */
  public SoakReport run(Path directory) throws InterruptedException {
    SoakLines book = new SoakLines(2 * plan.atOnce());
    Path flows = directory.resolve("flows.yaml");
    book.write(flows);
    try (Rehearsal rehearsal = rehearsal(directory, flows)) {
      TwinRecord record = rehearsal.bean(Service.TWIN, TwinRecord.class);
      record.listen(faults::saw);
      try (PromiseWatch watch =
              PromiseWatch.start(
                  rehearsal.bootstrapServers(), record, pace::decided, problems::add);
          TopicTail _ = deadLetters(rehearsal.bootstrapServers());
          RehearsalLog log = RehearsalLog.start(rehearsal.bootstrapServers());
          Operators operators = new Operators(rehearsal.url(Service.INGRESS))) {
        Judge judge = new Judge(watch.files(), call -> keep(call, log));
        Callers callers = new Callers(rehearsal, pace);
        warmUp(book.all(), callers, judge);
        Instant begun = clock.instant();
        try (ScheduledExecutorService judging = judging(judge, callers, begun)) {
          if (plan.faults()) {
            rehearsal.bean(Service.TWIN, Chaos.class).begin(rates());
          }
          TwinClock time = rehearsal.bean(Service.TWIN, TwinClock.class);
          Rehearsing rehearsing =
              new Rehearsing(rehearsal, log, flows, plan.faults() ? rates() : null);
          placeCalls(book.all(), callers, judge, operators, time, rehearsing);
          awaitVerdicts(judge);
          judging.shutdownNow();
        }
        judge.judgeRest();
        exportJournal(rehearsal.bootstrapServers());
        return new SoakReport(
            plan,
            Duration.between(begun, clock.instant()),
            judge.findings(),
            faults.byKind(),
            pace.lag(),
            problems);
      }
    }
  }

  private void warmUp(List<Line> book, Callers callers, Judge judge) throws InterruptedException {
    CallMix mix = new CallMix(plan.seed());
    callers.admit(FIRST_AT_ONCE);
    for (int number = 0; number < WARM_UP; number++) {
      Line line = book.get(number % book.size());
      String _ =
          callers.place(
              mix.story(plan.calls() + number, line), line, (callId, _) -> judge.overlook(callId));
    }
    callers.dismiss(FIRST_AT_ONCE);
  }

  private void placeCalls(
      List<Line> book,
      Callers callers,
      Judge judge,
      Operators operators,
      TwinClock time,
      Rehearsing rehearsing)
      throws InterruptedException {
    CallMix mix = new CallMix(plan.seed());
    int admitted = Math.min(FIRST_AT_ONCE, plan.atOnce());
    callers.admit(admitted);
    for (int number = 0; number < plan.calls(); number++) {
      if (number % CALLS_PER_PLACE == CALLS_PER_PLACE - 1 && admitted < plan.atOnce()) {
        callers.admit(1);
        admitted++;
      }
      Line line = book.get(number % book.size());
      Story story = mix.story(number, line);
      String callId =
          callers.place(
              story,
              line,
              (begun, legsBefore) -> {
                judge.expect(begun);
                rehearsing.begins(begun, story, line, legsBefore);
              });
      for (Wish wish : story.wishes()) {
        var _ = time.after(wish.after(), () -> operators.ask(callId, wish.action(), wish.body()));
      }
      placed = number + 1;
    }
    callers.dismiss(admitted);
  }

  private void exportJournal(String servers) {
    if (files.journal() == null) {
      return;
    }
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    String file = files.journal().toString();
    if (Commands.run(out, out, "replay", "export", "-b", servers, "-o", file) != 0) {
      problems.add("the journal is not written: " + said.toString().strip());
    }
  }

  /** A capsule of a call with a broken promise; one that cannot be written is a problem. */
  private void keep(CallFile call, RehearsalLog log) {
    Path capsules = files.capsules();
    if (capsules == null || call.journal().isEmpty()) {
      return;
    }
    Path file = capsules.resolve(call.callId() + ".capsule");
    try {
      Files.createDirectories(capsules);
      CapsuleFile.write(
          Capsule.of(
              new CallJournal(call.callId(), call.journal().stream().map(JournalLine::of).toList()),
              List.of(),
              log.of(call.callId()).orElse(null),
              "soak of seed " + plan.seed(),
              List.of("the triggers as they stood in their topics: kept from a soak")),
          file);
    } catch (IOException e) {
      problems.add("%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }

  private ScheduledExecutorService judging(Judge judge, Callers callers, Instant begun) {
    ScheduledExecutorService judging =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("judge").daemon().factory());
    var _ =
        judging.scheduleWithFixedDelay(
            () -> {
              try {
                judge.judgeFinished();
                progress.accept(
                    new SoakProgress(
                        placed,
                        callers.talking(),
                        judge.judged(),
                        judge.brokenPromises(),
                        Duration.between(begun, clock.instant())));
              } catch (RuntimeException e) {
                problems.add("cannot judge: " + e);
              }
            },
            0,
            JUDGING.toMillis(),
            TimeUnit.MILLISECONDS);
    return judging;
  }

  private static void awaitVerdicts(Judge judge) throws InterruptedException {
    // Nothing counts it down: it is the pause between two questions.
    CountDownLatch pause = new CountDownLatch(1);
    for (long left = SETTLING.dividedBy(JUDGING); left > 0 && !judge.isDone(); left--) {
      boolean never = pause.await(JUDGING.toMillis(), TimeUnit.MILLISECONDS);
      assert !never;
    }
  }

  private TopicTail deadLetters(String bootstrapServers) {
    return TopicTail.start(
        bootstrapServers,
        Map.of(
            Topic.DEAD_LETTERS,
            letter ->
                problems.add("dead letter: " + new String(letter.value(), StandardCharsets.UTF_8))),
        problems::add);
  }

  private Rehearsal rehearsal(Path directory, Path flows) {
    double budget = CALLS_PER_SECOND * plan.speed();
    return Rehearsal.builder()
        .directory(directory)
        .speed(plan.speed())
        .with(Service.ORCHESTRATOR, "patchcord.flows.file", flows.toString())
        .with(Service.ORCHESTRATOR, "patchcord.flows.speed", Double.toString(plan.speed()))
        // Every call is judged here, by what the phones did; and the watch's patience is real time.
        .with(Service.ORCHESTRATOR, "patchcord.watch.enabled", "false")
        .with(Service.INGRESS, "patchcord.ingress.operators." + Operators.NAME, Operators.TOKEN)
        .with(Service.TWIN, "twin.calls-per-second", Double.toString(CALLS_PER_SECOND))
        .with(Service.DIALER, "patchcord.dialer.calls-per-second", Double.toString(budget))
        .with(Service.DIALER, "patchcord.dialer.first-backoff", "100ms")
        .with(Service.DIALER, "patchcord.dialer.longest-backoff", "500ms")
        .with(Service.DIALER, "patchcord.dialer.patience", "3s")
        .with(Service.TWIN, "twin.kept-ended-legs", "1000")
        .with(Service.TWIN, "twin.record-limit", "20000")
        .with(Service.TWIN, "twin.record-answers", "false")
        .with(Service.TWIN, "twin.vapi.kept-sessions", "500")
        .start();
  }

  private ChaosRates rates() {
    return new ChaosRates(
        plan.seed(),
        new ChaosRates.Callbacks(0.03, 0.03, 0.05, Duration.ofSeconds(1), 0.03),
        new ChaosRates.Rest(0.02, 0.01, 0.01, 0.01, 0.5, 0.03, Duration.ofMillis(500)),
        new ChaosRates.Detection(0.03, 0.05, null),
        0.5);
  }
}
