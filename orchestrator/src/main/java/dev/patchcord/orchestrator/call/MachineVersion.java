package dev.patchcord.orchestrator.call;

/**
 * The versions of the machine that this build decides with, oldest first. A call stays with the one
 * that it began with. How one is begun, and when one may be taken away: {@code docs/developing.md},
 * "Change what the machine decides".
 */
public enum MachineVersion {
  /** The oldest of which a call may still be alive. */
  V2("2"),

  /**
   * A dial that was never posted, since it waited too long for the account's calls per second, ends
   * as {@code not-dialled}: no phone rang, so it may ring in the same transfer. Before, it ended as
   * {@code failed}.
   */
  V3("3");

  private final String number;

  MachineVersion(String number) {
    this.number = number;
  }

  /** As it stands in call records, snapshots and the journal. */
  public String number() {
    return number;
  }

  /** The newest: what new calls begin with, unless the settings hold it back. */
  public static MachineVersion newest() {
    return values()[values().length - 1];
  }
}
