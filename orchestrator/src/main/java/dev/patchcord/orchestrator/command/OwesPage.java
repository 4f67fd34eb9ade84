package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.orchestrator.owed.Debt;
import dev.patchcord.orchestrator.owed.DryRun;
import dev.patchcord.orchestrator.owed.Move;
import dev.patchcord.orchestrator.owed.Owed;
import dev.patchcord.orchestrator.timeline.AnswerWords;
import dev.patchcord.orchestrator.timeline.CommandWords;
import dev.patchcord.orchestrator.timeline.Style;
import dev.patchcord.orchestrator.timeline.TimelineRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** One call: every debt with what the machine does without it, and every move of an operator. */
final class OwesPage {
  private static final String INDENT = "    ";
  private static final String BUT = ", but ";

  private final OwesTimes times;
  private final Style style;

  OwesPage(OwesTimes times, Style style) {
    this.times = times;
    this.style = style;
  }

  List<String> lines(Owed call, List<Move> moves) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(
            "%s is %s since %s UTC (%s)"
                .formatted(
                    call.callId(),
                    call.state(),
                    times.at(call.since()),
                    times.since(call.since()))));
    call.debts().forEach(each -> lines.addAll(debt(each)));
    if (!moves.isEmpty()) {
      lines.add("");
      lines.add(style.bold("an operator can, by a dry run now:"));
      moves.forEach(each -> lines.addAll(move(each)));
    }
    return lines;
  }

  private List<String> debt(Debt debt) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    String what = "%s is to %s".formatted(style.cyan(debt.who()), debt.what());
    lines.add(debt.background() ? what + style.dim(" (in the background)") : what);
    String since = INDENT + "since " + times.at(debt.since());
    if (debt.watch() == null) {
      lines.add(since + ", watched by no deadline of its own" + command(debt));
      return lines;
    }
    String by =
        "%s, by %s (%s)%s"
            .formatted(since, times.due(debt.by()), debt.watch().name(), command(debt));
    lines.add(debt.isOverdue(times.now()) ? style.red(by) : by);
    if (debt.then() != null) {
      lines.addAll(wrapped(INDENT, "else " + taken(debt.then()), UnaryOperator.identity()));
      lines.addAll(below(debt.then()));
    }
    return lines;
  }

  private static String command(Debt debt) {
    return debt.commandId() == null ? "" : ", command " + debt.commandId();
  }

  private List<String> move(Move move) {
    List<String> lines = new ArrayList<>();
    DryRun run = move.run();
    String name =
        move.action().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + (move.specialist() == null ? "" : " to " + move.specialist());
    String refusal = run.refusal();
    if (refusal != null) {
      return wrapped(INDENT, name + ": no, " + reason(refusal), style::dim);
    }
    lines.addAll(wrapped(INDENT, name + ": " + taken(run), style::green));
    lines.addAll(below(run));
    return lines;
  }

  /** After "Expected what an operator can do with such a caller, but". */
  private static String reason(String refusal) {
    int but = refusal.lastIndexOf(BUT);
    return but < 0 ? refusal : refusal.substring(but + BUT.length());
  }

  private static String taken(DryRun run) {
    String refusal = run.refusal();
    if (refusal != null) {
      return "nothing: " + refusal;
    }
    return (run.from() == run.to() ? "" : run.from() + " -> " + run.to() + ", ")
        + "%s [%s]".formatted(run.does(), run.row());
  }

  private List<String> below(DryRun run) {
    List<String> lines = new ArrayList<>();
    for (CallCommand each : run.commands()) {
      String text = "> %s: %s".formatted(each.commandId(), CommandWords.full(each));
      lines.addAll(wrapped(INDENT + INDENT, text, style::cyan));
    }
    run.answers().stream()
        .filter(each -> !(each instanceof OperatorNoted))
        .map(each -> wrapped(INDENT + INDENT, "< " + AnswerWords.of(each), style::cyan))
        .forEach(lines::addAll);
    return lines;
  }

  private List<String> wrapped(String indent, String text, UnaryOperator<String> paint) {
    List<String> lines = new ArrayList<>();
    String lead = indent;
    for (String part : TimelineRenderer.wrap(text, style.width() - indent.length() - 2)) {
      lines.add(lead + paint.apply(part));
      lead = indent + "  ";
    }
    return lines;
  }
}
