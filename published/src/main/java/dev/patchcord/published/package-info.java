/**
 * What others may rely on: written into {@code docs/contracts}, and held against the last release.
 */
@NullMarked
package dev.patchcord.published;

import org.jspecify.annotations.NullMarked;
