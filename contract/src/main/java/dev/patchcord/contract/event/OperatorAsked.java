package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator wants something done with a live call. Asks for a note whether it is.
 *
 * @param by the operator's name, as authenticated
 * @param why in the operator's words
 * @param specialist whom to ring, by name; null for whoever is next
 * @param text what to say, for {@link OperatorAction#ANNOUNCE}; null otherwise
 */
@JsonTypeName("patchcord.operator-asked.v1")
public record OperatorAsked(
    String callId,
    Instant at,
    Origin origin,
    OperatorAction action,
    String by,
    String why,
    @Nullable String specialist,
    @Nullable String text)
    implements TelephonyEvent {}
