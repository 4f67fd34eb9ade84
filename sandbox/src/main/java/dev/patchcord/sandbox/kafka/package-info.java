/** A real Kafka broker inside the sandbox's own JVM. */
@NullMarked
package dev.patchcord.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
