package dev.patchcord.contract.flow;

/** How specialists are chosen among those who are eligible. */
public enum Strategy {
  /** One after the other, in the flow's order. */
  HUNT,
  /** One after the other, beginning with whoever was offered a call longest ago. */
  ROUND_ROBIN,
  /** Up to ten phones at once; the first to accept gets the caller. */
  RING_ALL,
  /** One after the other, beginning with whoever has been without a caller longest. */
  LONGEST_IDLE
}
