/** The ear: webhooks in, telephony events and TwiML out. */
@NullMarked
package dev.patchcord.ingress;

import org.jspecify.annotations.NullMarked;
