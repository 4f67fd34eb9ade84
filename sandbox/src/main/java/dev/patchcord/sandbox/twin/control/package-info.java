/** The twin's own control API, for people and tests that play the outside world. */
@NullMarked
package dev.patchcord.sandbox.twin.control;

import org.jspecify.annotations.NullMarked;
