package dev.patchcord.contract;

/**
 * One party's connection to the carrier. The AI has no leg of its own: it talks on the caller's.
 */
public enum Leg {
  CALLER,
  SPECIALIST
}
