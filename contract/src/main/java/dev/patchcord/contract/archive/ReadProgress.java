package dev.patchcord.contract.archive;

/** Hears how far a long reading is. */
@FunctionalInterface
public interface ReadProgress {
  /** Nobody wants to know. */
  ReadProgress SILENT = (_, _) -> {};

  /**
   * So far.
   *
   * @param done never more than {@code total}
   * @param total in the same unit, which the archive chooses; the same at every call
   */
  void at(long done, long total);
}
