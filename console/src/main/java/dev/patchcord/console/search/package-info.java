/** Calls found by what is known of them, and their export. */
@NullMarked
package dev.patchcord.console.search;

import org.jspecify.annotations.NullMarked;
