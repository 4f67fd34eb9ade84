/** Calls from end to end: the real mains, a real broker, the carrier twin, real HTTP. */
@NullMarked
package dev.patchcord.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
