/** What the twin saw and did, kept for tests and for people who watch a rehearsal. */
@NullMarked
package dev.patchcord.sandbox.twin.record;

import org.jspecify.annotations.NullMarked;
