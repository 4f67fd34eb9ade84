package dev.patchcord.orchestrator.replay;

import java.util.List;

/**
 * Why a record cannot be said to be decided the same way again.
 *
 * @param sequence the record's
 * @param kind what is wrong
 * @param says one line for people
 * @param differences the members that differ, where the record is decided otherwise
 */
public record Disagreement(
    String callId, long sequence, Kind kind, String says, List<Difference> differences) {
  public Disagreement {
    differences = List.copyOf(differences);
  }

  /** What is wrong. */
  public enum Kind {
    /** The same machine and flow decide something else. */
    DECIDED_OTHERWISE,
    /** Records are missing before this one. */
    GAP,
    /**
     * The journal does not go back to the call's beginning, so there is nothing to fold it into.
     */
    NO_BEGINNING,
    /** This jar does not have the machine that wrote it: another jar may replay it. */
    UNKNOWN_MACHINE,
    /** The machine fails on it: the record is nobody's, or there is a defect. */
    UNDECIDABLE
  }

  /**
   * One member of the record.
   *
   * @param member for example {@code transition} or {@code commands}
   * @param recorded JSON; empty if the journal has none
   * @param decided JSON; empty if the machine decides on none
   */
  public record Difference(String member, String recorded, String decided) {}
}
