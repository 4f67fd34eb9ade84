/** What the page Now shows, told from the projection alone. */
@NullMarked
package dev.patchcord.console.board;

import org.jspecify.annotations.NullMarked;
