/** The Kafka side of the commands: partitions, claims, committed offsets. */
@NullMarked
package dev.patchcord.dialer.listen;

import org.jspecify.annotations.NullMarked;
