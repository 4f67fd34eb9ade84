package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.Range;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.replay.Disagreement.Kind;
import dev.patchcord.orchestrator.timeline.Counted;
import dev.patchcord.orchestrator.timeline.DisagreementLines;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Many calls, decided again. */
@Command(
    name = "verify",
    description = {
      "Decides every record of every call of a range again, and compares next state, commands,"
          + " deadlines, answers and rejections. Of a call that disagrees, the first differing"
          + " decision is printed with both sides."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  replay verify --from 2026-11-22 --to 2026-11-23",
      "  replay verify --file incident.jsonl.gz"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every decision would be taken again",
      "1:a decision would be taken otherwise",
      "2:wrong options",
      "4:no call is in the range",
      "5:the file is no journal, or is cut off",
      "6:no decision differs, but some were made by a machine that this jar does not have",
      "7:Kafka does not answer, or has no journal",
      "8:no decision differs, but records are missing"
    })
final class ReplayVerifyCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Mixin private final RangeOptions range = new RangeOptions();
  @Mixin private final JournalOptions journal = new JournalOptions();
  @Mixin private final Screen screen = new Screen();

  private final Map<Kind, Integer> calls = new EnumMap<>(Kind.class);

  @Override
  public Integer call() {
    Instant start = screen.clock().instant();
    RangeOptions.Bounds bounds = range.at(start);
    CallReplay replay = new CallReplay(new SpringMachines());
    Range read;
    try (JournalArchive archive = journal.open();
        Screen.Progress progress = screen.progress("replaying")) {
      read = bounds.read(archive, each -> check(replay, each), progress);
    }
    if (read.calls() == 0 && read.missing().isEmpty()) {
      throw bounds.empty(journal.place());
    }
    summarise(read, Duration.between(start, screen.clock().instant()));
    ExitCode worst = read.missing().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
    for (Kind kind : calls.keySet()) {
      worst = Verdict.worse(worst, Verdict.of(kind));
    }
    return worst.number();
  }

  private void check(CallReplay replay, CallJournal journalOfCall) {
    replay
        .of(journalOfCall)
        .firstDisagreement()
        .ifPresent(
            disagreement -> {
              calls.merge(disagreement.kind(), 1, Integer::sum);
              print(disagreement);
            });
  }

  private void print(Disagreement disagreement) {
    if (screen.json()) {
      screen.json(disagreement);
    } else {
      new DisagreementLines(screen.style()).of(disagreement).forEach(screen::line);
      screen.line("");
    }
  }

  private void summarise(Range read, Duration took) {
    int partial = count(Kind.GAP) + count(Kind.NO_BEGINNING);
    double seconds = Math.max(took.toNanos() / NANOS, 1 / NANOS);
    long perSecond = Math.round(read.records() / seconds);
    if (screen.json()) {
      screen.json(
          new Summary(
              read.calls(),
              read.records(),
              took,
              perSecond,
              count(Kind.DECIDED_OTHERWISE),
              count(Kind.UNKNOWN_MACHINE),
              partial,
              read.missing()));
      return;
    }
    read.missing().forEach(line -> screen.line("missing: " + line));
    screen.line(
        String.format(
            Locale.ROOT,
            "%s, %s in %.1f s: %d records a second",
            Counted.of(read.calls(), "call"),
            Counted.of(read.records(), "record"),
            seconds,
            perSecond));
    screen.line(
        count(Kind.DECIDED_OTHERWISE) == 0
            ? screen.style().green("no decision differs")
            : screen
                .style()
                .red(
                    "decided otherwise: %d of %s"
                        .formatted(
                            count(Kind.DECIDED_OTHERWISE), Counted.of(read.calls(), "call"))));
    if (count(Kind.UNKNOWN_MACHINE) > 0) {
      screen.line(
          "decided by a machine that this jar does not have, not compared: %d of %s"
              .formatted(count(Kind.UNKNOWN_MACHINE), Counted.of(read.calls(), "call")));
    }
    if (partial > 0 || !read.missing().isEmpty()) {
      screen.line(
          "partial: records are missing in %d of %s, compared up to there"
              .formatted(partial, Counted.of(read.calls(), "call")));
    }
  }

  private int count(Kind kind) {
    return calls.getOrDefault(kind, 0);
  }

  /** The last line for programs. */
  private record Summary(
      int calls,
      long records,
      Duration took,
      long recordsPerSecond,
      int decidedOtherwise,
      int unknownMachine,
      int partial,
      List<String> missing) {}
}
