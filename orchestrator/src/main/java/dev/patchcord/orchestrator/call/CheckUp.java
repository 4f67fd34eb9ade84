package dev.patchcord.orchestrator.call;

/**
 * What the carrier was asked because an expected event was overdue.
 *
 * @param tries questions about the same matter without a useful answer
 */
public record CheckUp(int tries) {
  static CheckUp none() {
    return new CheckUp(0);
  }
}
