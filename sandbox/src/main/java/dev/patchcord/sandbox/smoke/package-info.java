/** Whether accounts, numbers and addresses fit together, before the first real call. */
@NullMarked
package dev.patchcord.sandbox.smoke;

import org.jspecify.annotations.NullMarked;
