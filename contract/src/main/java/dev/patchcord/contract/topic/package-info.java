/** The topics: name, key, one writer, and how long they are kept. */
@NullMarked
package dev.patchcord.contract.topic;

import org.jspecify.annotations.NullMarked;
