/**
 * What the orchestrator asks the dialer to do: imperative, one record type per request to the
 * carrier.
 */
@NullMarked
package dev.patchcord.contract.command;

import org.jspecify.annotations.NullMarked;
