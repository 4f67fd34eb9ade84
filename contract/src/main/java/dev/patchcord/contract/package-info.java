/** The words that Patchcord's services share. */
@NullMarked
package dev.patchcord.contract;

import org.jspecify.annotations.NullMarked;
