package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.machine.SpringMachines;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which versions live calls are handled by. */
@Command(
    name = "versions",
    description = {
      "Counts the calls that the machine remembers, by the versions of machine and flow that they"
          + " are pinned to. Ended calls are remembered for some minutes."
    },
    sortOptions = false,
    footer = {"", "Example:", "  replay versions -b kafka-1:9092"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told; there may be no calls",
      "2:wrong options",
      "6:calls are handled by a machine that this jar does not have",
      "7:Kafka does not answer, or has no journal"
    })
final class ReplayVersionsCommand implements Callable<Integer> {
  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Mixin private final Screen screen = new Screen();

  @Override
  public Integer call() {
    List<Line> lines;
    try (JournalArchive archive = kafka.open()) {
      lines = counted(archive.live());
    }
    if (screen.json()) {
      lines.forEach(screen::json);
    } else if (lines.isEmpty()) {
      screen.line("no calls");
    } else {
      screen.line("%-10s %-24s %6s %6s".formatted("machine", "flow", "live", "ended"));
      lines.forEach(
          each ->
              screen.line(
                  "%-10s %-24s %6d %6d%s"
                      .formatted(
                          each.machine(),
                          each.flow(),
                          each.live(),
                          each.ended(),
                          each.known() ? "" : "  this jar does not have this machine")));
    }
    boolean known = lines.stream().allMatch(Line::known);
    return (known ? ExitCode.OK : ExitCode.TOO_NEW).number();
  }

  private static List<Line> counted(List<CallSnapshot> calls) {
    SpringMachines machines = new SpringMachines();
    Map<Versions, Line> lines =
        new TreeMap<>(Comparator.comparing(Versions::machine).thenComparing(Versions::flow));
    for (CallSnapshot call : calls) {
      boolean ended = call.state() == CallState.ENDED;
      lines.merge(
          new Versions(call.machineVersion(), call.flowVersion()),
          new Line(
              call.machineVersion(),
              call.flowVersion(),
              ended ? 0 : 1,
              ended ? 1 : 0,
              machines.of(call.machineVersion()).isPresent()),
          Line::plus);
    }
    return List.copyOf(lines.values());
  }

  private record Versions(String machine, String flow) {}

  /**
   * Calls of one pair of versions.
   *
   * @param known true if this jar can decide for them
   */
  private record Line(String machine, String flow, int live, int ended, boolean known) {
    Line plus(Line other) {
      return new Line(machine, flow, live + other.live, ended + other.ended, known);
    }
  }
}
