/**
 * The product's memory: one record per trigger that the machine took, and the snapshot of a live
 * call.
 */
@NullMarked
package dev.patchcord.contract.journal;

import org.jspecify.annotations.NullMarked;
