package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;

/**
 * The request waits: the account's calls per second are used up. Whoever is closest to giving up
 * goes first. Written when the wait begins, and again when it changes by more than a few seconds.
 *
 * @param ahead how many go first
 * @param expectedWait estimate
 */
@JsonTypeName("patchcord.command-queued.v1")
public record CommandQueued(
    String commandId, String callId, Instant at, int ahead, Duration expectedWait)
    implements CommandOutcome {}
