package dev.patchcord.console.call;

import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.orchestrator.owed.DryRun;
import dev.patchcord.orchestrator.owed.Move;
import dev.patchcord.orchestrator.timeline.CommandWords;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator can ask for, tried without doing it.
 *
 * @param specialist whom to ring; null for whoever is next, and where it does not matter
 * @param title as the button says it
 * @param legal the machine would do it
 * @param would what it would do, or why not
 * @param commands that the dialer would get
 * @param risky ends something that cannot be begun again
 */
public record MoveLine(
    OperatorAction action,
    @Nullable String specialist,
    String title,
    boolean legal,
    String would,
    List<String> commands,
    boolean risky) {
  private static final String BUT = ", but ";

  static MoveLine of(Move move, UnaryOperator<String> sees) {
    DryRun run = move.run();
    String refusal = run.refusal();
    return new MoveLine(
        move.action(),
        move.specialist(),
        title(move),
        move.legal(),
        sees.apply(refusal == null ? taken(run) : reason(refusal)),
        run.commands().stream().map(CommandWords::full).map(sees).toList(),
        move.action() == OperatorAction.HANG_UP);
  }

  private static String title(Move move) {
    return switch (move.action()) {
      case TRANSFER ->
          move.specialist() == null
              ? "Transfer to whoever is next"
              : "Transfer to " + move.specialist();
      case TAKE_BACK -> "Back to the AI";
      case TRY_NEXT -> "Try the next specialist";
      case ANNOUNCE -> "Announce";
      case HANG_UP -> "Hang up";
    };
  }

  /** The action's word in a form. */
  public String word() {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean needsText() {
    return action == OperatorAction.ANNOUNCE;
  }

  /** After "Expected what an operator can do with such a caller, but". */
  private static String reason(String refusal) {
    int but = refusal.lastIndexOf(BUT);
    return but < 0 ? refusal : refusal.substring(but + BUT.length());
  }

  static String taken(DryRun run) {
    String refusal = run.refusal();
    if (refusal != null) {
      return "nothing: " + refusal;
    }
    return (run.from() == run.to() ? "stays " + run.to() : run.from() + " → " + run.to())
        + ": "
        + run.does();
  }
}
