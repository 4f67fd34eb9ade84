package dev.patchcord.sandbox.smoke;

/** A deployment cannot be checked; the message is one line that says what to do. */
public final class IncompleteDeployment extends RuntimeException {
  IncompleteDeployment(String message) {
    super(message);
  }
}
