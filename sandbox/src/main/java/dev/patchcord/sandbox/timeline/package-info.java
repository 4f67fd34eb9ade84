/** Follows the topics of a running sandbox. */
@NullMarked
package dev.patchcord.sandbox.timeline;

import org.jspecify.annotations.NullMarked;
