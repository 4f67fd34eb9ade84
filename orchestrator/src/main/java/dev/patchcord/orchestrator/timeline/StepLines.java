package dev.patchcord.orchestrator.timeline;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.orchestrator.call.RowNames;
import dev.patchcord.orchestrator.call.Transition;
import dev.patchcord.orchestrator.replay.Hops;
import dev.patchcord.orchestrator.replay.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one record, as lines: what happened, the row that was chosen and its
 * condition, what was decided, how long the hops took. Takes the steps of one call in their order.
 */
public final class StepLines {
  private static final int NUMBER = 4;
  private static final int TIME = 12;
  private static final int WHO = 12;
  private static final int STATES = 19;
  private static final int INDENT = NUMBER + 2 + TIME + 2;
  private static final int LEAST = 20;

  private final Style style;
  private final Map<String, String> commands = new HashMap<>();
  private final Hops hops = new Hops();
  private final RowNames rows = new RowNames();

  public StepLines(Style style) {
    this.style = style;
  }

  /** The row that a record names, if this jar has the table that it was chosen from. */
  public Optional<Transition> row(JournalRecord record) {
    return rows.row(record);
  }

  /** The next step of the call. */
  public List<String> of(Step step) {
    JournalRecord record = step.record();
    Hops.Lag lag = hops.next(record);
    record.commands().forEach(each -> commands.put(each.commandId(), CommandWords.brief(each)));
    List<String> lines = new ArrayList<>(happening(record));
    if (record.transition() != null) {
      lines.addAll(below("row   ", chosen(record), style::dim));
    }
    if (record.rejection() != null) {
      lines.addAll(below("-     ", record.rejection(), style::dim));
    }
    for (CallCommand command : record.commands()) {
      String text = CommandWords.full(command) + "  [" + command.commandId() + "]";
      lines.addAll(below(">     ", text, style::cyan));
    }
    for (JournalRecord.GivenAnswer given : record.answers()) {
      lines.addAll(below("<     ", AnswerWords.of(given.answer()), style::cyan));
    }
    for (JournalRecord.Deadline each : record.deadlinesSet()) {
      Duration left = Duration.between(record.at(), each.dueAt());
      String text =
          "%s, due %s (in %s)"
              .formatted(each.name(), TimeWords.clock(each.dueAt()), TimeWords.of(left));
      lines.addAll(below("set   ", text, style::dim));
    }
    if (!record.deadlinesCancelled().isEmpty()) {
      lines.addAll(below("unset ", String.join(", ", record.deadlinesCancelled()), style::dim));
    }
    lines.addAll(below("lag   ", lag(lag), style::dim));
    if (step.disagreement() != null) {
      lines.addAll(below("!     ", step.disagreement().says(), style::red));
    }
    return lines;
  }

  private String chosen(JournalRecord record) {
    String name = String.valueOf(record.transition());
    return row(record)
        .map(
            row ->
                name
                    + (row.guard().says().isEmpty() ? "" : " (" + row.guard().says() + ")")
                    + (row.does().isEmpty() ? "" : ": " + row.does()))
        .orElse(name);
  }

  private static String lag(Hops.Lag lag) {
    Duration carriedOut = lag.carriedOut();
    return Stream.of(
            carriedOut == null ? "" : "command to outcome " + TimeWords.of(carriedOut),
            "taken after " + TimeWords.of(lag.taken()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private List<String> happening(JournalRecord record) {
    String command =
        record.trigger() instanceof CommandOutcome outcome
            ? commands.getOrDefault(outcome.commandId(), "command " + outcome.commandId())
            : "";
    TriggerWords.Happening happening = TriggerWords.of(record.trigger(), command);
    int width = Math.max(style.width() - INDENT - WHO - 2 - 2 - STATES, LEAST);
    List<String> what = TimelineRenderer.wrap(happening.what(), width);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%4d  %s  %-12s  %s  %s"
            .formatted(
                record.sequence(),
                TimeWords.clock(record.at()),
                happening.who(),
                what.getFirst() + " ".repeat(width - what.getFirst().length()),
                painted(record)));
    what.stream().skip(1).forEach(more -> lines.add(" ".repeat(INDENT + WHO + 2) + more));
    return lines;
  }

  private String painted(JournalRecord record) {
    CallState from = record.from();
    if (from == record.to()) {
      return style.dim(record.to().name());
    }
    String states = (from == null ? "new" : from.name()) + " -> " + record.to();
    return switch (record.to()) {
      case BRIDGED -> style.bold(style.green(states));
      case FALLBACK -> style.bold(style.yellow(states));
      case AI, HOLD, DIALING, ENDED -> style.bold(states);
    };
  }

  private List<String> below(String mark, String text, UnaryOperator<String> paint) {
    List<String> lines = new ArrayList<>();
    String lead = mark;
    for (String part : TimelineRenderer.wrap(text, style.width() - INDENT - mark.length())) {
      lines.add(" ".repeat(INDENT) + paint.apply(lead + part));
      lead = " ".repeat(mark.length());
    }
    return lines;
  }
}
