/** The topics as others see them: what is on each, one real record of each type, AsyncAPI. */
@NullMarked
package dev.patchcord.published.topic;

import org.jspecify.annotations.NullMarked;
