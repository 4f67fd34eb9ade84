/** Calendars: which times are free, kept for a caller, or booked. Pure deciding, like the calls. */
@NullMarked
package dev.patchcord.orchestrator.calendar;

import org.jspecify.annotations.NullMarked;
