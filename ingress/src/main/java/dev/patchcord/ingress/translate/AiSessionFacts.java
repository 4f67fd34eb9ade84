package dev.patchcord.ingress.translate;

import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;

/** What the ingress found out by asking for an AI session. */
public final class AiSessionFacts {
  private AiSessionFacts() {}

  /**
   * A session is there.
   *
   * @param webhook path of the webhook that waited for it
   */
  public static AiSessionOpened opened(
      String callId, String webhook, Stamp stamp, int session, String vapiCallId, String twiml) {
    // The session's own id: offering the fact to the log again must not make two of it.
    String id = "ai-session:" + callId + ":" + session + ":" + vapiCallId;
    return new AiSessionOpened(
        callId, stamp.at(), Origins.ingress(webhook, id), session, vapiCallId, twiml);
  }

  /**
   * A session could not be had.
   *
   * @param webhook path of the webhook that waited for it
   * @param cause one line for people
   */
  public static AiSessionFailed failed(
      String callId, String webhook, Stamp stamp, int session, String cause) {
    return new AiSessionFailed(
        callId,
        stamp.at(),
        Origins.ingress(webhook, "ai-session-failed:" + stamp.nonce()),
        session,
        cause);
  }
}
