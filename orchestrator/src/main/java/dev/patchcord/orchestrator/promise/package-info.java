/**
 * What the product promises of every call, judged from facts, whoever saw them: the carrier's side
 * or the log. Reads no topic, no file and no clock.
 */
@NullMarked
package dev.patchcord.orchestrator.promise;

import org.jspecify.annotations.NullMarked;
