/** The eye: what happens in all calls, for the people who watch over them. */
@NullMarked
package dev.patchcord.console;

import org.jspecify.annotations.NullMarked;
