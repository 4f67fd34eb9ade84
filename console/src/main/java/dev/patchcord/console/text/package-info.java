/** How numbers and times are written. */
@NullMarked
package dev.patchcord.console.text;

import org.jspecify.annotations.NullMarked;
