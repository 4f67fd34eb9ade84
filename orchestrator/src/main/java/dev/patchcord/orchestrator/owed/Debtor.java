package dev.patchcord.orchestrator.owed;

/** Who can owe a call its next event. */
public enum Debtor {
  /** The carrier: a callback, a document request or the answer to a question. */
  TWILIO("Twilio"),
  /** The assistant: a session, opened through an ingress instance. */
  VAPI("Vapi"),
  /** The dialer has a command that it has not reported on. */
  DIALER("dialer"),
  /** Nobody outside: the machine goes on by itself when the time has come. */
  TIMER("timer"),
  CALLER("caller"),
  SPECIALIST("specialist");

  private final String words;

  Debtor(String words) {
    this.words = words;
  }

  /** As people read it. */
  public String words() {
    return words;
  }
}
