/** The one place that asks Vapi for something. */
@NullMarked
package dev.patchcord.ingress.vapi;

import org.jspecify.annotations.NullMarked;
