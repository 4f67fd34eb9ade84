/** Runs the tools of the voice assistant: what its model may ask for, and what it is told. */
@NullMarked
package dev.patchcord.ingress.assistant;

import org.jspecify.annotations.NullMarked;
