/**
 * The product's promises, checked call by call against what the carrier's side saw and what the log
 * holds.
 */
@NullMarked
package dev.patchcord.sandbox.promise;

import org.jspecify.annotations.NullMarked;
