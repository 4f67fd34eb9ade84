/**
 * The stream around the decider: Kafka Streams with exactly-once processing, the store of calls,
 * deadlines, and what is written where.
 */
@NullMarked
package dev.patchcord.orchestrator.stream;

import org.jspecify.annotations.NullMarked;
