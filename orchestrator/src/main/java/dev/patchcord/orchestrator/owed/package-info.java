/**
 * Who owes a live call its next event, by when, and what an operator may do with it now: told by
 * dry runs of the machine itself. Reads no topic and no clock.
 */
@NullMarked
package dev.patchcord.orchestrator.owed;

import org.jspecify.annotations.NullMarked;
