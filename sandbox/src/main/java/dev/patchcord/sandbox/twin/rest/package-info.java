/** Twilio's REST API of 2010-04-01: Calls, Conferences and Participants. */
@NullMarked
package dev.patchcord.sandbox.twin.rest;

import org.jspecify.annotations.NullMarked;
