/** One controller for each family of webhooks. */
@NullMarked
package dev.patchcord.ingress.web;

import org.jspecify.annotations.NullMarked;
