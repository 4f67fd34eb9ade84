/**
 * Where the carrier's media streams end: the seam between the Twilio and the Vapi half of the twin.
 */
@NullMarked
package dev.patchcord.sandbox.twin.media;

import org.jspecify.annotations.NullMarked;
