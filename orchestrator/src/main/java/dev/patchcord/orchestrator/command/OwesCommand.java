package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.owed.DryRuns;
import dev.patchcord.orchestrator.owed.Move;
import dev.patchcord.orchestrator.owed.Moves;
import dev.patchcord.orchestrator.owed.Owed;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every live call waits for, or one call with all that can come of it. */
@Command(
    name = "owes",
    description = {
      "Who owes the next event of each live call, the most overdue first.",
      "With a call id: everything that the call waits for, what the machine does if it does not"
          + " come, and what an operator could do now. Nothing is sent."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told, also if nothing is owed",
      "1:with --overdue: something is overdue",
      "2:wrong options",
      "3:no such call in the log",
      "6:a record is of a type that this jar does not know",
      "7:Kafka does not answer",
      "8:told in part: the journal does not give the call again"
    })
final class OwesCommand implements Callable<Integer> {
  /** To the upper left, and nothing below. */
  private static final String CLEAR = "\033[H\033[2J";

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Mixin private final Screen screen = new Screen();

  @Parameters(arity = "0..1", paramLabel = "CALL", description = "A caller's CallSid.")
  private @Nullable String callId;

  @Option(
      names = "--overdue",
      description = "Only calls whose deadline has passed; exit code 1 if there is one.")
  private boolean overdueOnly;

  @Option(names = "--watch", description = "Draw anew each second, until Ctrl-C.")
  private boolean watch;

  private Function<KafkaOptions, JournalArchive> archives = KafkaOptions::open;
  private Redraw redraw = Redraw.eachSecond();

  /** With another archive than Kafka's, and another pace. */
  void using(JournalArchive archive, Redraw pace) {
    archives = _ -> archive;
    redraw = pace;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (callId != null && overdueOnly) {
      throw usage("--overdue picks out of all calls: leave out either it or the call");
    }
    if (watch && (screen.json() || !screen.isInteractive())) {
      throw usage("--watch draws on a terminal: leave it out, and ask again when you want to");
    }
    try (JournalArchive archive = archives.apply(kafka)) {
      ExitCode code;
      do {
        code = show(archive);
      } while (watch && redraw.again());
      return code.number();
    }
  }

  private ExitCode show(JournalArchive archive) {
    Instant now = screen.clock().instant();
    return callId == null ? list(archive, now) : page(archive, callId, now);
  }

  private ExitCode list(JournalArchive archive, Instant now) {
    List<Owed> live =
        archive.live().stream()
            .map(Owed::of)
            .filter(Owed::counts)
            .sorted(Owed.mostOverdueFirst(now))
            .toList();
    List<Owed> overdue = live.stream().filter(each -> each.isOverdue(now)).toList();
    List<Owed> shown = overdueOnly ? overdue : live;
    if (screen.json()) {
      shown.forEach(each -> screen.json(OwesJson.of(each, now, null)));
    } else {
      print(
          new OwesTable(new OwesTimes(now), screen.style())
              .page(shown, live.size(), overdue.size()));
    }
    return overdueOnly && !overdue.isEmpty() ? ExitCode.FOUND : ExitCode.OK;
  }

  private ExitCode page(JournalArchive archive, String id, Instant now) {
    Machines machines = new SpringMachines();
    DryRuns runs = new DryRuns(machines);
    Optional<ReplayedCall> replayed = archive.call(id).map(new CallReplay(machines)::of);
    Optional<Owed> exact = replayed.flatMap(call -> Owed.of(call, runs, now));
    Optional<String> doubt =
        replayed.flatMap(ReplayedCall::firstDisagreement).map(OwesCommand::words);
    if (exact.isPresent()) {
      print(exact.get(), new Moves(runs).of(replayed.orElseThrow(), now), now);
      return doubt.map(this::inPart).orElse(ExitCode.OK);
    }
    Optional<Owed> coarse =
        archive.live().stream().filter(each -> each.callId().equals(id)).findFirst().map(Owed::of);
    if (coarse.isPresent()) {
      print(coarse.get(), List.of(), now);
      return inPart(doubt.orElse("its journal is not kept any more"));
    }
    if (replayed.isEmpty()) {
      throw new CommandFailure(
          ExitCode.UNKNOWN_CALL,
          "no call %s in the log: without a call, owes lists those that live".formatted(id));
    }
    if (doubt.isPresent()) {
      return inPart(doubt.get());
    }
    if (!screen.json()) {
      print(List.of("nothing is owed: %s is over and forgotten".formatted(id)));
    }
    return ExitCode.OK;
  }

  private void print(Owed call, List<Move> moves, Instant now) {
    if (screen.json()) {
      screen.json(OwesJson.of(call, now, moves));
    } else {
      print(new OwesPage(new OwesTimes(now), screen.style()).lines(call, moves));
    }
  }

  private ExitCode inPart(String why) {
    screen.err().println("owes: told in part: " + why);
    return ExitCode.PARTIAL;
  }

  private static String words(Disagreement of) {
    return "record %d: %s".formatted(of.sequence(), of.says());
  }

  private void print(List<String> lines) {
    screen.out().print((watch ? CLEAR : "") + String.join("\n", lines) + "\n");
    screen.out().flush();
  }

  private static CommandFailure usage(String says) {
    return new CommandFailure(ExitCode.USAGE, says);
  }
}
