/**
 * Finds journals where they are kept: in Kafka, by the times that snapshots and the index of ended
 * calls name, or in a file. What a journal means is not known here.
 */
@NullMarked
package dev.patchcord.orchestrator.archive;

import org.jspecify.annotations.NullMarked;
