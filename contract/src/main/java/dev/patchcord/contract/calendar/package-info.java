/** Appointments: what is asked of a calendar, and what it holds. */
@NullMarked
package dev.patchcord.contract.calendar;

import org.jspecify.annotations.NullMarked;
