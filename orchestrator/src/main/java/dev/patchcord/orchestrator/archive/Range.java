package dev.patchcord.orchestrator.archive;

import java.util.List;

/**
 * What was read of a range.
 *
 * @param calls handed over
 * @param records in them
 * @param missing what cannot be told whole, one line each; empty if nothing is missing
 */
public record Range(int calls, long records, List<String> missing) {
  public Range {
    missing = List.copyOf(missing);
  }
}
