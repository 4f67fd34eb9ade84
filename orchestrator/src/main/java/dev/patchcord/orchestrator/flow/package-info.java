/**
 * The flow book: which flow handles a call, read from the environment or from a file whose errors
 * name their lines.
 */
@NullMarked
package dev.patchcord.orchestrator.flow;

import org.jspecify.annotations.NullMarked;
