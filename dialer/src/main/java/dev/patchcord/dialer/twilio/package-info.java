/** The one place that knows Twilio's REST API and its SDK. */
@NullMarked
package dev.patchcord.dialer.twilio;

import org.jspecify.annotations.NullMarked;
