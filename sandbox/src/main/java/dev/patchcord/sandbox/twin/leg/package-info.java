/** Legs: their state, how they begin, ring, are answered and end, and what they report. */
@NullMarked
package dev.patchcord.sandbox.twin.leg;

import org.jspecify.annotations.NullMarked;
