package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table: every way in which a call can move, as data. Of the rows with the call's state and the
 * trigger's kind, the first whose guard holds is taken; if none does, the trigger is rejected.
 *
 * <p>Its rows stand in one class per state, those of older versions among them: a table is what one
 * version has of them.
 */
public final class CallTransitions {
  private final MachineVersion version;
  private final List<Transition> rows;

  private CallTransitions(MachineVersion version, List<Transition> rows) {
    this.version = version;
    this.rows = rows;
  }

  /** The table of the newest version. */
  public static CallTransitions inForce() {
    return of(MachineVersion.newest());
  }

  /** The table of that version. */
  public static CallTransitions of(MachineVersion version) {
    return of(
        version,
        Stream.of(CallState.values()).flatMap(state -> rows(state, version).stream()).toList());
  }

  /**
   * A table of these rows.
   *
   * @throws IllegalArgumentException if two rows share a name, if a row can never be taken because
   *     one before it always is, or if a row leaves {@code ENDED}
   */
  static CallTransitions of(MachineVersion version, List<Transition> rows) {
    Set<String> names = new HashSet<>();
    Map<String, List<Transition>> cells = new HashMap<>();
    for (Transition row : rows) {
      if (!names.add(row.name())) {
        throw new IllegalArgumentException("two rows are named " + row.name());
      }
      if (row.from() == CallState.ENDED && row.to() != CallState.ENDED) {
        throw new IllegalArgumentException(row.name() + " leaves ENDED, which is final");
      }
      List<Transition> cell =
          cells.computeIfAbsent(row.from() + " " + row.on(), _ -> new ArrayList<>());
      cell.stream()
          .filter(earlier -> earlier.guard().isAlways() || earlier.guard().equals(row.guard()))
          .findFirst()
          .ifPresent(
              earlier -> {
                throw new IllegalArgumentException(
                    row.name() + " is never reached: " + earlier.name() + " stands before it");
              });
      cell.add(row);
    }
    return new CallTransitions(version, List.copyOf(rows));
  }

  public MachineVersion version() {
    return version;
  }

  public List<Transition> rows() {
    return rows;
  }

  private static List<Transition> rows(CallState state, MachineVersion version) {
    List<Transition> rows = new ArrayList<>(CommonTransitions.first(state));
    rows.addAll(
        switch (state) {
          case AI -> AiTransitions.rows();
          case HOLD -> HoldTransitions.rows();
          case DIALING -> DialingTransitions.rows();
          case BRIDGED -> BridgedTransitions.rows();
          case FALLBACK -> FallbackTransitions.rows();
          case ENDED -> EndedTransitions.rows();
        });
    rows.addAll(CommonTransitions.last(state));
    rows.removeIf(row -> !row.versions().includes(version));
    // An unguarded row of a state's own makes the shared row of the same trigger superfluous there.
    Set<TriggerKind> settled = new HashSet<>();
    rows.removeIf(
        row -> settled.contains(row.on()) || (row.guard().isAlways() && !settled.add(row.on())));
    return rows;
  }
}
