/**
 * What the carrier's twin saw of each call, translated into the facts that the product's promises
 * are judged by, together with what the log holds.
 */
@NullMarked
package dev.patchcord.sandbox.promise;

import org.jspecify.annotations.NullMarked;
