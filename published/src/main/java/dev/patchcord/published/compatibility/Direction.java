package dev.patchcord.published.compatibility;

/** Who reads and who writes what a schema describes; that decides which changes break somebody. */
public enum Direction {
  /**
   * Records of a topic. Others read what we write, and everybody reads what older versions wrote:
   * records lie in the log for up to 90 days.
   */
  RECORD(true, true),
  /** What others send us. */
  REQUEST(false, true),
  /** What we answer. */
  ANSWER(true, false);

  private final boolean readByOthers;
  private final boolean writtenBefore;

  Direction(boolean readByOthers, boolean writtenBefore) {
    this.readByOthers = readByOthers;
    this.writtenBefore = writtenBefore;
  }

  /** True if more than before surprises a reader: another type, a new word, a missing member. */
  boolean mayNotWiden() {
    return readByOthers;
  }

  /** True if a new demand refuses what was right before. */
  boolean mayNotDemandMore() {
    return writtenBefore;
  }
}
