/** One call: its timeline, its debts and what an operator could do, by replay of its journal. */
@NullMarked
package dev.patchcord.console.call;

import org.jspecify.annotations.NullMarked;
