/** What can be set, and what stops the start when it is not. */
@NullMarked
package dev.patchcord.dialer.config;

import org.jspecify.annotations.NullMarked;
