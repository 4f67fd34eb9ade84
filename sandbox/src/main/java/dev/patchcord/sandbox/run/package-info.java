/**
 * The one command: starts broker, twin and the real services, places demonstration calls, and looks
 * after the services' processes.
 */
@NullMarked
package dev.patchcord.sandbox.run;

import org.jspecify.annotations.NullMarked;
