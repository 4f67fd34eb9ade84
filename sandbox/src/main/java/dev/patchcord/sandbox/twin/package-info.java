/** The carrier twin: a stand-in for Twilio Voice and Vapi over real HTTP, with no audio. */
@NullMarked
package dev.patchcord.sandbox.twin;

import org.jspecify.annotations.NullMarked;
