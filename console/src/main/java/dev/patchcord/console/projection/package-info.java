/** What the topics tell, as one immutable value; a pure function of the facts read so far. */
@NullMarked
package dev.patchcord.console.projection;

import org.jspecify.annotations.NullMarked;
