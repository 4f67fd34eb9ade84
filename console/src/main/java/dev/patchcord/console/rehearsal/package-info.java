/**
 * The stage of a rehearsal: somebody plays caller and specialist by buttons, and sees all that
 * passes between the phones, Twilio, Vapi and Patchcord. Only where a carrier twin is set.
 */
@NullMarked
package dev.patchcord.console.rehearsal;

import org.jspecify.annotations.NullMarked;
