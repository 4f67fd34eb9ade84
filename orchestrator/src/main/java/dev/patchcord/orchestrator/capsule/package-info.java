/**
 * One call in one file: what its journal has, what the outside really said, and what is needed to
 * take every decision again on another machine.
 */
@NullMarked
package dev.patchcord.orchestrator.capsule;

import org.jspecify.annotations.NullMarked;
