package dev.patchcord.orchestrator.timeline;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says of a call's records, one after the other, what happened and what the machine made of it, in
 * a few words without numbers of phones. For one call and one thread.
 */
public final class RecordWords {
  private final Map<String, String> commands = new HashMap<>();

  /** Who, and what; for the records of a call in their order. */
  public String happening(JournalRecord record) {
    String command =
        record.trigger() instanceof CommandOutcome outcome
            ? commands.getOrDefault(outcome.commandId(), "command " + outcome.commandId())
            : "";
    record.commands().forEach(each -> commands.put(each.commandId(), CommandWords.brief(each)));
    TriggerWords.Happening happening = TriggerWords.of(record.trigger(), command);
    return oneLine(happening.who() + " " + happening.what());
  }

  /** State before and after, or the one that stays. */
  public static String states(JournalRecord record) {
    CallState from = record.from();
    if (from == null) {
      return "new -> " + record.to();
    }
    return from == record.to() ? from.name() : from + " -> " + record.to();
  }

  /** What the machine asked for and what it answered, in its order. */
  public static List<String> asked(JournalRecord record) {
    return Stream.concat(
            record.commands().stream().map(RecordWords::brief),
            record.answers().stream().map(given -> "answer: " + AnswerWords.of(given.answer())))
        .map(RecordWords::oneLine)
        .toList();
  }

  private static String brief(CallCommand command) {
    return command instanceof DialSpecialist dial
        ? CommandWords.brief(dial) + ", " + dial.specialist()
        : CommandWords.brief(command);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
