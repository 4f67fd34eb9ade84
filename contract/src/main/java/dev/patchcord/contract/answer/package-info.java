/** The machine's answer to a webhook whose document depends on the call's state. */
@NullMarked
package dev.patchcord.contract.answer;

import org.jspecify.annotations.NullMarked;
