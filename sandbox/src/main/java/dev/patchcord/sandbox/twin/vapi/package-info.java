/**
 * The Vapi half of the carrier twin: {@code POST /call} with its bypass TwiML, sessions that live
 * as long as a leg's media stream, a scripted assistant, and signed server messages.
 */
@NullMarked
package dev.patchcord.sandbox.twin.vapi;

import org.jspecify.annotations.NullMarked;
