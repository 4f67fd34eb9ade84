/** Lets a rehearsed call happen again: what is kept of it, and how the second time is judged. */
@NullMarked
package dev.patchcord.sandbox.rerun;

import org.jspecify.annotations.NullMarked;
