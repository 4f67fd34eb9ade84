/** Turns the call journal into lines that a person can follow, live or long afterwards. */
@NullMarked
package dev.patchcord.orchestrator.timeline;

import org.jspecify.annotations.NullMarked;
