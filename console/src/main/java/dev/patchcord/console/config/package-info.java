/** Settings, and what is refused before anything listens. */
@NullMarked
package dev.patchcord.console.config;

import org.jspecify.annotations.NullMarked;
