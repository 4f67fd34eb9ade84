package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * Take the caller's leg out of the room to the after-hold document, which asks the machine what
 * comes next. Repeating it is harmless.
 *
 * @param step counted per call from 1; tells the redirect's own fetch from the interrupted Dial's
 *     action
 */
@JsonTypeName("patchcord.redirect-caller.v1")
public record RedirectCaller(
    String commandId, String callId, Instant at, String reason, String legSid, int step)
    implements CallCommand {}
