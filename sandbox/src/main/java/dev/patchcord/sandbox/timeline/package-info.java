/** Turns the call journal into lines that a person can follow while the call goes on. */
@NullMarked
package dev.patchcord.sandbox.timeline;

import org.jspecify.annotations.NullMarked;
