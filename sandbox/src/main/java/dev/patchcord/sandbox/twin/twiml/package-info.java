/** TwiML: read from XML, fetched for a leg, and walked verb by verb. */
@NullMarked
package dev.patchcord.sandbox.twin.twiml;

import org.jspecify.annotations.NullMarked;
