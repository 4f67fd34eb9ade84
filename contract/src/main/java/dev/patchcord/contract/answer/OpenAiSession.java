package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ask Vapi for a session and return its TwiML; report it as opened or failed under this number.
 *
 * @param session see {@code AiSessionOpened}
 * @param assistantId null for the one that the ingress is set to
 * @param context variables for the assistant; empty for the first session, otherwise why the caller
 *     is back
 */
@JsonTypeName("patchcord.open-ai-session.v1")
public record OpenAiSession(int session, @Nullable String assistantId, Map<String, String> context)
    implements Answer {}
