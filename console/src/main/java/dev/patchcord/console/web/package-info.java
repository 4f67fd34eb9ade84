/** The pages over HTTP. */
@NullMarked
package dev.patchcord.console.web;

import org.jspecify.annotations.NullMarked;
