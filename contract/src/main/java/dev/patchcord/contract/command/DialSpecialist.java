package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;

/**
 * Ring a specialist's phone. The carrier has no idempotency key for it: it is posted at most once,
 * whatever happens (promise {@code NeverDialTwice}).
 *
 * @param attempt 1 for the first phone rung for this call, counted over all transfers
 * @param specialist name, for people
 * @param to E.164 or {@code sip:} address
 * @param from E.164, one of our numbers
 * @param ringTimeout 5 to 600 s; the carrier may add 5 s
 * @param detectMachine start asynchronous answering machine detection
 * @param maxTalk ceiling on the leg's life
 * @param notAfter too late to start ringing: the command is then refused unposted
 * @param givesUpAt when the caller's hold ends: of the dials that wait for the account's calls per
 *     second, the earliest goes first
 */
@JsonTypeName("patchcord.dial-specialist.v1")
public record DialSpecialist(
    String commandId,
    String callId,
    Instant at,
    String reason,
    int attempt,
    String specialist,
    String to,
    String from,
    Duration ringTimeout,
    boolean detectMachine,
    Duration maxTalk,
    Instant notAfter,
    Instant givesUpAt)
    implements CallCommand {}
