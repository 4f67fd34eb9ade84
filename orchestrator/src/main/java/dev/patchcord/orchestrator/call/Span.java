package dev.patchcord.orchestrator.call;

import org.jspecify.annotations.Nullable;

/**
 * Which versions of the machine have a row.
 *
 * @param first the oldest that has it; null for as long as anybody knows
 * @param last the newest that has it; null if it is in force
 */
public record Span(@Nullable MachineVersion first, @Nullable MachineVersion last) {
  static final Span ALL = new Span(null, null);

  boolean includes(MachineVersion version) {
    return (first == null || first.compareTo(version) <= 0)
        && (last == null || last.compareTo(version) >= 0);
  }

  Span since(MachineVersion version) {
    return new Span(version, last);
  }

  Span until(MachineVersion version) {
    return new Span(first, version);
  }
}
