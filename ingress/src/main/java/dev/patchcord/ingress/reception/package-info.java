/** Asks the machine what a waiting leg is to hear, and has a document when no answer comes. */
@NullMarked
package dev.patchcord.ingress.reception;

import org.jspecify.annotations.NullMarked;
