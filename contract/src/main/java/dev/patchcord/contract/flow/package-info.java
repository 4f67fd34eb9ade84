/** How calls to one dialled number are handled; pinned into each call when it begins. */
@NullMarked
package dev.patchcord.contract.flow;

import org.jspecify.annotations.NullMarked;
