package dev.patchcord.contract.journal;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.Trigger;
import java.time.Instant;

/**
 * A deadline that the machine had set is due.
 *
 * @param name key of the deadline within the call
 */
@JsonTypeName("patchcord.deadline-expired.v1")
public record DeadlineExpired(String callId, Instant at, String name, Instant dueAt)
    implements Trigger {}
