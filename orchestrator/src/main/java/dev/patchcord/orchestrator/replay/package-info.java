/**
 * Folds journals again with the machine that wrote them: what a call was at any moment, and whether
 * every decision would be taken once more. Reads no topic, no file and no clock.
 */
@NullMarked
package dev.patchcord.orchestrator.replay;

import org.jspecify.annotations.NullMarked;
