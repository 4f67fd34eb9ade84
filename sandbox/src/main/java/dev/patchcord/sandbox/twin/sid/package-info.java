/** Identifiers of Twilio's shape. */
@NullMarked
package dev.patchcord.sandbox.twin.sid;

import org.jspecify.annotations.NullMarked;
