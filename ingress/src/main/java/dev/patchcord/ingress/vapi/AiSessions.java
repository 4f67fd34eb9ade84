package dev.patchcord.ingress.vapi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens sessions of the AI assistant for callers. */
public interface AiSessions {

  /**
   * Asks for a session once, within the budget. Never throws: a caller waits.
   *
   * @param callId comes back in every webhook of the session
   * @param callerNumber as the carrier gave it; withheld numbers are not passed on
   * @param assistantId null for the one of the settings
   * @param context variables for the assistant's prompt
   */
  Opening open(
      String callId,
      String callerNumber,
      @Nullable String assistantId,
      Map<String, String> context);

  /** What became of it. */
  sealed interface Opening {}

  /**
   * The session is there.
   *
   * @param vapiCallId empty if the answer had none
   * @param twiml the document that connects the caller, untouched
   */
  record Opened(String vapiCallId, String twiml) implements Opening {}

  /**
   * It could not be had. Whether Vapi opened one all the same is not known, so it is not asked
   * again.
   *
   * @param cause one line for people
   */
  record NotOpened(String cause) implements Opening {}
}
