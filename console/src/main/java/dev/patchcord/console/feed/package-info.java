/** The edge to Kafka: records in, facts out, and how fresh they are. */
@NullMarked
package dev.patchcord.console.feed;

import org.jspecify.annotations.NullMarked;
