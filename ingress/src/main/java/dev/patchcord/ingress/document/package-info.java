/** An answer made into TwiML, purely. */
@NullMarked
package dev.patchcord.ingress.document;

import org.jspecify.annotations.NullMarked;
