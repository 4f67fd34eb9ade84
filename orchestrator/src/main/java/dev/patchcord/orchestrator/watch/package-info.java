/**
 * Watches the product's promises over the live topics: a stream of its own beside the calls, which
 * go on whatever becomes of it.
 */
@NullMarked
package dev.patchcord.orchestrator.watch;

import org.jspecify.annotations.NullMarked;
