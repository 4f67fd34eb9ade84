/** What an operator wants done: sent to the ingress, and written to the audit log. */
@NullMarked
package dev.patchcord.console.action;

import org.jspecify.annotations.NullMarked;
