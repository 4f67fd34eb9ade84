/**
 * How a call is followed through the services: its spans, the trace context in the headers of
 * records, and its id in the logs. The same words in every service.
 */
@NullMarked
package dev.patchcord.telemetry;

import org.jspecify.annotations.NullMarked;
