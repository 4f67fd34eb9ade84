package dev.patchcord.orchestrator.stream;

/** A record that can be read and makes no sense where it stands. */
final class UnusableTrigger extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableTrigger(String message) {
    super(message);
  }
}
