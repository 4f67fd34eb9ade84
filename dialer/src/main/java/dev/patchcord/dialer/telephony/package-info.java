/** What the dialer wants of a carrier, in our words; no vendor, no Kafka. */
@NullMarked
package dev.patchcord.dialer.telephony;

import org.jspecify.annotations.NullMarked;
