package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;

/**
 * Ask Vapi for a session and return its TwiML; report it as opened or failed under this number.
 *
 * @param session see {@code AiSessionOpened}
 * @param context variables for the assistant; empty for the first session, otherwise why the caller
 *     is back
 */
@JsonTypeName("patchcord.open-ai-session.v1")
public record OpenAiSession(int session, Map<String, String> context) implements Answer {}
