/** Signed requests to the customer's server, as Twilio makes them. */
@NullMarked
package dev.patchcord.sandbox.twin.callback;

import org.jspecify.annotations.NullMarked;
