/** A webhook as it was received: bytes made into text, nothing made into meaning. */
@NullMarked
package dev.patchcord.ingress.request;

import org.jspecify.annotations.NullMarked;
