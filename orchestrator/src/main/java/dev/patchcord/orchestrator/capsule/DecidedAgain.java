package dev.patchcord.orchestrator.capsule;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.capsule.CapsuleProblem.Kind;
import dev.patchcord.orchestrator.replay.CallFold;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.replay.Step;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the machine decide on redacted triggers, and puts what it says into the records. A record
 * that disagreed before is left as it was replaced: it must disagree afterwards too.
 */
final class DecidedAgain {
  /** What a decision says; the rest of a record is what came in. */
  private static final List<String> SAID =
      List.of(
          "from",
          "to",
          "transition",
          "commands",
          "deadlinesSet",
          "deadlinesCancelled",
          "answers",
          "attempts",
          "rejection");

  private final Machines machines;

  DecidedAgain(Machines machines) {
    this.machines = machines;
  }

  /**
   * The lines of the redacted capsule, with decisions that go with their triggers.
   *
   * @param redacted the same lines as the original, each text replaced by itself
   * @throws CapsuleProblem if a decision is not what it was
   */
  List<JsonNode> lines(Capsule original, Capsule redacted) {
    Iterator<Step> steps = new CallReplay(machines).of(original.journal()).steps().iterator();
    Iterator<JournalLine> replaced = redacted.journal().lines().iterator();
    Fold fold = new Fold();
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode line : redacted.lines()) {
      lines.add(
          Capsule.is(line, Capsule.JOURNAL)
              ? fold.next(line, replaced.next(), steps.next())
              : line);
    }
    return lines;
  }

  private final class Fold {
    private final CallFold fold = new CallFold();
    private boolean lost;

    JsonNode next(JsonNode line, JournalLine replaced, Step step) {
      JournalRecord record = replaced.record();
      if (record.sequence() == 1) {
        lost = false;
      }
      fold.open(record);
      var decider = machines.of(record.machineVersion());
      boolean known = step.before() != null || record.sequence() == 1;
      lost = lost || !fold.hasFlow() || decider.isEmpty() || !known;
      if (lost) {
        return line;
      }
      Decision again = fold.decide(decider.get(), replaced);
      if (step.disagreement() != null) {
        return line;
      }
      requireTheSame(step.record(), again.journal());
      return with(line, again.journal());
    }
  }

  private static JsonNode with(JsonNode line, JournalRecord decided) {
    ObjectNode result = (ObjectNode) line.deepCopy();
    ObjectNode record = (ObjectNode) result.path(Capsule.RECORD);
    JsonNode said = ContractJson.mapper().valueToTree(decided);
    for (String member : SAID) {
      JsonNode value = said.get(member);
      if (value == null) {
        record.remove(member);
      } else {
        record.set(member, value);
      }
    }
    return result;
  }

  private static void requireTheSame(JournalRecord before, JournalRecord now) {
    Skeleton expected = Skeleton.of(before);
    Skeleton decided = Skeleton.of(now);
    if (!expected.equals(decided)) {
      throw new CapsuleProblem(
          Kind.NOT_REDACTABLE,
          "cannot be redacted: record %d would be decided otherwise without its numbers, names and words (%s, now %s)"
              .formatted(before.sequence(), expected, decided));
    }
  }

  /** What of a decision must not depend on who it is about. */
  private record Skeleton(
      String from,
      String to,
      @Nullable String transition,
      boolean rejected,
      List<String> commands,
      List<JournalRecord.Deadline> deadlinesSet,
      List<String> deadlinesCancelled,
      List<String> answers,
      List<String> attempts) {

    static Skeleton of(JournalRecord record) {
      return new Skeleton(
          String.valueOf(record.from()),
          record.to().name(),
          record.transition(),
          record.rejection() != null,
          record.commands().stream().map(ContractJson::typeName).toList(),
          record.deadlinesSet(),
          record.deadlinesCancelled(),
          record.answers().stream().map(given -> ContractJson.typeName(given.answer())).toList(),
          record.attempts().stream()
              .map(
                  attempt ->
                      "%d %s %s %s"
                          .formatted(
                              attempt.number(),
                              attempt.progress(),
                              attempt.outcome(),
                              attempt.times()))
              .toList());
    }
  }
}
