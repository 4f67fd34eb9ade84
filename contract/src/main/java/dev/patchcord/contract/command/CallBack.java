package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;

/**
 * Ring a caller who asked to be called back. Posted at most once, like a {@link DialSpecialist}.
 *
 * @param callback number of the try, counted per call from 1
 * @param to the caller's number
 * @param from one of our numbers
 * @param notAfter too late to start ringing: the command is then refused unposted
 */
@JsonTypeName("patchcord.call-back.v1")
public record CallBack(
    String commandId,
    String callId,
    Instant at,
    String reason,
    int callback,
    String to,
    String from,
    Duration ringTimeout,
    Instant notAfter)
    implements CallCommand {}
