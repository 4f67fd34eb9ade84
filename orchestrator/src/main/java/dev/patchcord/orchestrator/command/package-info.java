/** What the orchestrator's jar does besides running: commands for people at a terminal. */
@NullMarked
package dev.patchcord.orchestrator.command;

import org.jspecify.annotations.NullMarked;
