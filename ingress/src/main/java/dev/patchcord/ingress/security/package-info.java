/** Decides whether a webhook is believed: signatures, tokens, sizes. */
@NullMarked
package dev.patchcord.ingress.security;

import org.jspecify.annotations.NullMarked;
