/**
 * Deciding, pure: the call record, the transition table as data, and the decider. Time, ids and
 * configuration come in as arguments.
 */
@NullMarked
package dev.patchcord.orchestrator.call;

import org.jspecify.annotations.NullMarked;
