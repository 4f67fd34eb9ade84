/** What can be set, and what must be set before the ear may listen. */
@NullMarked
package dev.patchcord.ingress.config;

import org.jspecify.annotations.NullMarked;
