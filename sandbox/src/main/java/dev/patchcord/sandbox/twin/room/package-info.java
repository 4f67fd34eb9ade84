/** Conferences: who is in, when they start and end, and what they report. */
@NullMarked
package dev.patchcord.sandbox.twin.room;

import org.jspecify.annotations.NullMarked;
