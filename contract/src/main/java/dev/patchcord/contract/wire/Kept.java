package dev.patchcord.contract.wire;

import dev.patchcord.contract.UnknownMembers;

/**
 * A value that was read, and what its bytes said besides.
 *
 * @param unknown by pointers from the value
 */
public record Kept<T>(T value, UnknownMembers unknown) {}
