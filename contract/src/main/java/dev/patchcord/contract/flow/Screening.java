package dev.patchcord.contract.flow;

import java.time.Duration;

/**
 * How it is established that a person has answered and wants the caller.
 *
 * @param keyPress ask for a 1; the only proof of a person
 * @param detectMachine start the carrier's answering machine detection: a machine or a fax ends the
 *     leg at once. Without {@code keyPress}, only its verdict "human" opens the room
 * @param timeout from the answer to the acceptance
 */
public record Screening(boolean keyPress, boolean detectMachine, Duration timeout) {}
