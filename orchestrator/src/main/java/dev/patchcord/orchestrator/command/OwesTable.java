package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.owed.Debt;
import dev.patchcord.orchestrator.owed.Owed;
import dev.patchcord.orchestrator.timeline.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Live calls, one a line: what each waits for first. */
final class OwesTable {
  private static final List<String> HEADLINE =
      List.of("CALL", "STATE", "SINCE (UTC)", "BY", "OWES", "WHAT");

  private final OwesTimes times;
  private final Style style;

  OwesTable(OwesTimes times, Style style) {
    this.times = times;
    this.style = style;
  }

  /**
   * The calls in the order that they are given in, and how many there are.
   *
   * @param live calls, whether shown or not
   * @param overdue of those
   */
  List<String> page(List<Owed> shown, int live, int overdue) {
    if (live == 0) {
      return List.of("nothing is owed: no live calls");
    }
    String calls = live == 1 ? "1 live call" : live + " live calls";
    if (shown.isEmpty()) {
      return List.of("nothing is overdue: " + calls);
    }
    List<String> lines = new ArrayList<>(lines(shown));
    lines.add("");
    lines.add("%s, %s overdue".formatted(calls, overdue == 0 ? "none" : overdue));
    return lines;
  }

  private List<String> lines(List<Owed> calls) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADLINE));
    calls.forEach(each -> rows.add(cells(each)));
    List<Integer> widths =
        IntStream.range(0, HEADLINE.size())
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(line(rows.getFirst(), widths)));
    for (int row = 1; row < rows.size(); row++) {
      String line = line(rows.get(row), widths);
      lines.add(calls.get(row - 1).isOverdue(times.now()) ? style.red(line) : line);
    }
    return lines;
  }

  private List<String> cells(Owed call) {
    Optional<Debt> first = call.first(times.now());
    return List.of(
        call.callId(),
        call.state().name(),
        times.at(first.map(Debt::since).orElse(call.since())),
        times.due(first.map(Debt::by).orElse(null)),
        first.map(Debt::who).orElse(""),
        first.map(Debt::what).orElse("nothing"));
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
