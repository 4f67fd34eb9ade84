package dev.patchcord.orchestrator.replay;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.replay.Disagreement.Difference;
import dev.patchcord.orchestrator.replay.Disagreement.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Folds a call's journal: every trigger is decided again, by the version of the machine and of the
 * flow that the call began with, and compared. Not safe for use by several threads, since a machine
 * is not.
 */
public final class CallReplay {
  private final Machines machines;

  public CallReplay(Machines machines) {
    this.machines = machines;
  }

  /** Replays one call from the beginning of what the journal has. */
  public ReplayedCall of(CallJournal journal) {
    Fold fold = new Fold();
    List<Step> steps = new ArrayList<>();
    for (JournalLine line : journal.lines()) {
      steps.add(fold.next(line));
    }
    return new ReplayedCall(journal.callId(), steps);
  }

  /** The journal so far. */
  private final class Fold {
    private final CallFold fold = new CallFold();
    private long sequence;
    // Once something is missing, nothing that follows can be decided.
    private boolean lost;

    Step next(JournalLine line) {
      JournalRecord record = line.record();
      if (record.sequence() == 1) {
        sequence = 0;
        lost = false;
      }
      fold.open(record);
      Call before = fold.call();
      Optional<Disagreement> missing = missing(record);
      sequence = record.sequence();
      if (missing.isPresent() || !fold.hasFlow()) {
        return lostAt(line, null, missing.orElse(null));
      }
      // A record that names another machine than its call began with is told as a difference.
      String machine = before == null ? record.machineVersion() : before.machineVersion();
      Optional<CallDecider> decider = machines.of(machine);
      if (decider.isEmpty()) {
        return lostAt(line, before, unknownMachine(record));
      }
      Decision again;
      try {
        again = fold.decide(decider.get(), line);
      } catch (RuntimeException e) {
        // A record that no machine has written, or a defect: the other calls are still to be told.
        return lostAt(line, before, problem(record, Kind.UNDECIDABLE, says(e)));
      }
      return new Step(line, before, fold.call(), difference(record, again.journal()));
    }

    private Step lostAt(JournalLine line, @Nullable Call before, @Nullable Disagreement why) {
      lost = true;
      fold.lose();
      return new Step(line, before, null, why);
    }

    private Optional<Disagreement> missing(JournalRecord record) {
      if (record.sequence() == 1) {
        return !fold.hasFlow()
            ? Optional.of(problem(record, Kind.NO_BEGINNING, "the first record has no flow"))
            : Optional.empty();
      }
      if (lost) {
        String says = "cannot be decided again, since an earlier record could not be";
        return Optional.of(problem(record, Kind.GAP, says));
      }
      if (sequence == 0) {
        String says =
            "the journal begins with record %d: the earlier ones are not there"
                .formatted(record.sequence());
        return Optional.of(problem(record, Kind.NO_BEGINNING, says));
      }
      return record.sequence() == sequence + 1
          ? Optional.empty()
          : Optional.of(
              problem(
                  record,
                  Kind.GAP,
                  "expected record %d of the journal, but found %d"
                      .formatted(sequence + 1, record.sequence())));
    }
  }

  /** Of what this version knows: it cannot decide again what only a newer one has decided. */
  private static @Nullable Disagreement difference(JournalRecord recorded, JournalRecord decided) {
    if (recorded.keeping(decided.unknown()).equals(decided)) {
      return null;
    }
    JsonNode left = ContractJson.mapper().valueToTree(recorded);
    JsonNode right = ContractJson.mapper().valueToTree(decided);
    Set<String> members = new LinkedHashSet<>(left.propertyNames());
    members.addAll(right.propertyNames());
    List<Difference> differences =
        members.stream()
            .filter(member -> !left.path(member).equals(right.path(member)))
            .map(member -> new Difference(member, text(left, member), text(right, member)))
            .toList();
    return differences.isEmpty()
        ? null
        : new Disagreement(
            recorded.callId(),
            recorded.sequence(),
            Kind.DECIDED_OTHERWISE,
            says(recorded, decided, differences),
            differences);
  }

  /** The row says most; where it is the same, the members that differ do. */
  private static String says(
      JournalRecord recorded, JournalRecord decided, List<Difference> differences) {
    String members = String.join(", ", differences.stream().map(Difference::member).toList());
    return Objects.equals(recorded.transition(), decided.transition())
        ? "%s is decided otherwise by machine %s: %s"
            .formatted(row(recorded), decided.machineVersion(), members)
        : "was decided by %s, but machine %s takes %s: %s"
            .formatted(row(recorded), decided.machineVersion(), row(decided), members);
  }

  private static String row(JournalRecord record) {
    return record.transition() == null ? "a rejection" : record.transition();
  }

  private static String says(RuntimeException failure) {
    String message = failure.getMessage();
    return "the machine fails on it: "
        + (message == null ? failure.toString() : message.lines().findFirst().orElse(""));
  }

  private static String text(JsonNode record, String member) {
    JsonNode value = record.get(member);
    return value == null ? "" : value.toString();
  }

  private static Disagreement unknownMachine(JournalRecord record) {
    return problem(
        record,
        Kind.UNKNOWN_MACHINE,
        "was decided by machine %s, which this build does not have"
            .formatted(record.machineVersion()));
  }

  private static Disagreement problem(JournalRecord record, Kind kind, String says) {
    return new Disagreement(record.callId(), record.sequence(), kind, says, List.of());
  }
}
