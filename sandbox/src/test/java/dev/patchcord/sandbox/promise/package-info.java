/** The product's promises, checked against the twin's own record of what happened. */
@NullMarked
package dev.patchcord.sandbox.promise;

import org.jspecify.annotations.NullMarked;
