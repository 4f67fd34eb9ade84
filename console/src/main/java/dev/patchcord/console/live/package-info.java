/** Pages that stay true: changed fragments are pushed to whoever looks. */
@NullMarked
package dev.patchcord.console.live;

import org.jspecify.annotations.NullMarked;
