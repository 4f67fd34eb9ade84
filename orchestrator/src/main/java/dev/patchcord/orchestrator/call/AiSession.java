package dev.patchcord.orchestrator.call;

import org.jspecify.annotations.Nullable;

/**
 * The caller's latest session with the assistant.
 *
 * @param number 0 before the first, 1 for the first, ...
 * @param status where it stands
 * @param vapiCallId Vapi's {@code call.id}; null until opened
 * @param twiml the document that connects the caller to it; null until opened
 */
public record AiSession(
    int number, Status status, @Nullable String vapiCallId, @Nullable String twiml) {

  /** Where a session stands. */
  public enum Status {
    /** None was ever asked for. */
    NONE,
    /** An ingress instance was told to open it. */
    OPENING,
    /** Its document is known. */
    OPEN,
    /** It ended, failed, or the caller was moved away from it. */
    CLOSED
  }

  static AiSession none() {
    return new AiSession(0, Status.NONE, null, null);
  }

  boolean is(Status wanted) {
    return status == wanted;
  }

  AiSession next() {
    return new AiSession(number + 1, Status.OPENING, null, null);
  }

  AiSession opened(int session, String id, String document) {
    return new AiSession(session, Status.OPEN, id, document);
  }

  AiSession closed() {
    return new AiSession(number, Status.CLOSED, vapiCallId, twiml);
  }
}
