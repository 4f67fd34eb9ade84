package dev.patchcord.console.action;

import dev.patchcord.contract.event.OperatorAction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done with a call.
 *
 * @param by who, by the name of the login
 * @param why in that person's words; never blank
 * @param specialist whom to ring; null for whoever is next
 * @param text what is announced; null for anything else
 * @param id the same when the form is sent again: at most 64 letters, digits, {@code _} and {@code
 *     -}
 */
public record Wish(
    String callId,
    OperatorAction action,
    String by,
    String why,
    @Nullable String specialist,
    @Nullable String text,
    String id) {

  /** As the operator API names the action. */
  public String path() {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
