package dev.patchcord.contract.flow;

/**
 * The caller's leg is recorded from hold to the end of the bridge.
 *
 * @param consent spoken before the recording begins; may be empty where the law does not ask for it
 */
public record Recording(String consent) {}
