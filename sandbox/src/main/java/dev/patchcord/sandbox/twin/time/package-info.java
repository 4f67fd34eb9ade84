/** The twin's time: every wait of a call goes through it, so that a rehearsal can be sped up. */
@NullMarked
package dev.patchcord.sandbox.twin.time;

import org.jspecify.annotations.NullMarked;
