/** The mind: telephony events in, decisions out. */
@NullMarked
package dev.patchcord.orchestrator;

import org.jspecify.annotations.NullMarked;
