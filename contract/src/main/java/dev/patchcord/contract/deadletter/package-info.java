/** Dead letters for people: found, shown, and their records put back where they came from, once. */
@NullMarked
package dev.patchcord.contract.deadletter;

import org.jspecify.annotations.NullMarked;
