/** Booked appointments, read from the compacted topic {@code appointments}, as iCalendar. */
@NullMarked
package dev.patchcord.ingress.appointment;

import org.jspecify.annotations.NullMarked;
