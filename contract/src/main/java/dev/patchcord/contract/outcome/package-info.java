/** How a command ended, told by the dialer. */
@NullMarked
package dev.patchcord.contract.outcome;

import org.jspecify.annotations.NullMarked;
