/** Carrying out commands: in order per call, independently between calls, each to its outcome. */
@NullMarked
package dev.patchcord.dialer.lane;

import org.jspecify.annotations.NullMarked;
