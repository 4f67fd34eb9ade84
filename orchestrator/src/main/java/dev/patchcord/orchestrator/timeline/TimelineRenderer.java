package dev.patchcord.orchestrator.timeline;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes journal records as aligned lines: time, call, who, what, state before and after; below it
 * what the machine asked for. The same records give the same lines. Not for use by several threads.
 */
public final class TimelineRenderer {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final int TIME_WIDTH = 12;
  private static final int CALL_WIDTH = 10;
  private static final int WHO_WIDTH = 12;
  private static final int STATE_WIDTH = 19;
  private static final int INDENT = TIME_WIDTH + CALL_WIDTH + WHO_WIDTH + 6;
  private static final int LEAST_WHAT = 20;

  /** Outcomes come soon after their commands; this many are waited for. */
  private static final int REMEMBERED_COMMANDS = 4_096;

  private final Style style;
  private final ZoneId zone;
  private final CallNames names;
  private final Map<String, String> commands =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED_COMMANDS;
        }
      };

  public TimelineRenderer(Style style, ZoneId zone, CallNames names) {
    this.style = style;
    this.zone = zone;
    this.names = names;
  }

  /** The lines for the next record of the journal. */
  public List<String> render(JournalRecord record) {
    List<String> lines = new ArrayList<>();
    if (names.isNew(record.callId())) {
      lines.add(headline(record));
    }
    for (CallCommand command : record.commands()) {
      commands.put(command.commandId(), CommandWords.brief(command));
    }
    lines.addAll(happening(record));
    for (CallCommand command : record.commands()) {
      lines.addAll(below("> ", CommandWords.full(command), style::cyan));
    }
    for (JournalRecord.GivenAnswer given : record.answers()) {
      lines.addAll(below("< ", AnswerWords.of(given.answer()), style::cyan));
    }
    if (record.rejection() != null) {
      lines.addAll(below("- ", record.rejection(), style::dim));
    }
    return lines;
  }

  private String headline(JournalRecord record) {
    String caller = record.trigger() instanceof CallArrived arrived ? arrived.from() : "";
    String name = names.baptise(record.callId(), caller);
    return style.bold(
        "== " + name + (name.equals(record.callId()) ? "" : " is " + record.callId()));
  }

  private List<String> happening(JournalRecord record) {
    String command =
        record.trigger() instanceof CommandOutcome outcome
            ? commands.getOrDefault(outcome.commandId(), "command " + outcome.commandId())
            : "";
    TriggerWords.Happening happening = TriggerWords.of(record.trigger(), command);
    List<String> what = wrap(happening.what(), whatWidth());
    List<String> lines = new ArrayList<>();
    String start =
        pad(TIME.format(record.at().atZone(zone)), TIME_WIDTH)
            + "  "
            + pad(names.of(record.callId()), CALL_WIDTH)
            + "  "
            + pad(happening.who(), WHO_WIDTH)
            + "  ";
    boolean rejected = record.rejection() != null;
    String first = start + pad(what.getFirst(), whatWidth());
    lines.add(
        rejected
            ? style.dim((first + "  " + states(record)).stripTrailing())
            : first + "  " + painted(record));
    for (String more : what.subList(1, what.size())) {
      lines.add(rejected ? style.dim(indented(more)) : indented(more));
    }
    return lines;
  }

  private String painted(JournalRecord record) {
    String states = states(record);
    if (record.from() == record.to()) {
      return states;
    }
    return switch (record.to()) {
      case BRIDGED -> style.bold(style.green(states));
      case FALLBACK -> style.bold(style.yellow(states));
      case AI, HOLD, DIALING, ENDED -> style.bold(states);
    };
  }

  private static String states(JournalRecord record) {
    CallState from = record.from();
    if (from == null) {
      return "new -> " + record.to();
    }
    return from == record.to() ? from.name() : from + " -> " + record.to();
  }

  private List<String> below(
      String mark, String text, java.util.function.UnaryOperator<String> paint) {
    List<String> lines = new ArrayList<>();
    String lead = mark;
    for (String part : wrap(text, style.width() - INDENT - mark.length())) {
      lines.add(" ".repeat(INDENT) + paint.apply(lead + part));
      lead = " ".repeat(mark.length());
    }
    return lines;
  }

  private int whatWidth() {
    return Math.max(style.width() - INDENT - 2 - STATE_WIDTH, LEAST_WHAT);
  }

  private static String indented(String text) {
    return " ".repeat(INDENT) + text;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Breaks at spaces; a word that is longer than a line is cut. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip().replaceAll("\\s+", " ");
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space <= 0 ? width : space;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
