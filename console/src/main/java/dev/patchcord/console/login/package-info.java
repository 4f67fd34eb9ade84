/** Who is who, and who may see and do what. */
@NullMarked
package dev.patchcord.console.login;

import org.jspecify.annotations.NullMarked;
