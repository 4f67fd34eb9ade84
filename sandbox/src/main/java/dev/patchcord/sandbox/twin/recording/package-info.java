/** Recordings of legs: what was recorded when, and who is told. No audio is kept: none flows. */
@NullMarked
package dev.patchcord.sandbox.twin.recording;

import org.jspecify.annotations.NullMarked;
