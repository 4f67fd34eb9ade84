/** Whether a contract still keeps what the last released one promised. */
@NullMarked
package dev.patchcord.published.compatibility;

import org.jspecify.annotations.NullMarked;
