/** A vendor's payload made into our events, purely. */
@NullMarked
package dev.patchcord.ingress.translate;

import org.jspecify.annotations.NullMarked;
