/** The hand: takes commands in, drives the carrier, tells how each command went. */
@NullMarked
package dev.patchcord.dialer;

import org.jspecify.annotations.NullMarked;
