package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.JournalRecord;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the rows that journals name, in the tables of all versions. Safe for several threads. */
public final class RowNames {
  private final Map<String, Map<String, Transition>> rows =
      Stream.of(MachineVersion.values())
          .collect(Collectors.toUnmodifiableMap(MachineVersion::number, RowNames::rowsOf));

  /** The row that was taken; empty if none was, or if this build does not have its table. */
  public Optional<Transition> row(JournalRecord record) {
    return Optional.ofNullable(record.transition())
        .map(rows.getOrDefault(record.machineVersion(), Map.of())::get);
  }

  private static Map<String, Transition> rowsOf(MachineVersion version) {
    return CallTransitions.of(version).rows().stream()
        .collect(Collectors.toUnmodifiableMap(Transition::name, Function.identity()));
  }
}
