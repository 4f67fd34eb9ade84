/** How fast things are, always beside something else that is measured in the same run. */
@NullMarked
package dev.patchcord.benchmarks;

import org.jspecify.annotations.NullMarked;
