/** Which calls are live, read from the compacted topic {@code calls}. */
@NullMarked
package dev.patchcord.ingress.live;

import org.jspecify.annotations.NullMarked;
