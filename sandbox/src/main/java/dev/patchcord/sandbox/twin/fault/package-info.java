/** Failures that are asked for: REST requests that err, callbacks that get lost. */
@NullMarked
package dev.patchcord.sandbox.twin.fault;

import org.jspecify.annotations.NullMarked;
