package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;

import dev.patchcord.contract.journal.CallState;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The deadlines by name, and the states that each is meaningful in: entering any other state
 * cancels it.
 */
public enum Timer {
  /** The assistant's session must be open by then. */
  AI_SESSION("ai-session", Set.of(AI, FALLBACK)),
  /** The assistant has said "please hold". */
  HAND_OVER("hand-over", Set.of(HOLD)),
  /** The caller must be in the room by then. */
  HOLD_CONFIRM("hold-confirm", Set.of(HOLD)),
  /** Next try of a move that the carrier refused. */
  RETRY_HOLD("retry-hold", Set.of(HOLD)),
  /** The caller has waited long enough. */
  HOLD_LIMIT("hold-limit", Set.of(HOLD, DIALING)),
  /** An attempt must have taken its next step by then; the attempt's number is appended. */
  ATTEMPT("attempt-", Set.of(DIALING)),
  /** Everybody was rung, and phones that were busy or not answered have rested. */
  NEXT_ROUND("next-round", Set.of(DIALING)),
  /** The caller's leg must have asked what to do by then. */
  FALLBACK_CONFIRM("fallback-confirm", Set.of(FALLBACK)),
  /** By then it is known why a talk is over, or it counts as over by hanging up. */
  TALK_OVER("talk-over", Set.of(FALLBACK)),
  /** Next try of a redirect that the carrier refused. */
  RETRY_REDIRECT("retry-redirect", Set.of(FALLBACK)),
  /** Next try to stop a leg; one deadline per attempt, the attempt's number is appended. */
  END_LEG("end-leg-", Set.of(AI, HOLD, DIALING, BRIDGED, FALLBACK, ENDED)),
  /** Nothing was heard of the caller's leg: the carrier is asked. */
  CHECK_UP("check-up", Set.of(AI, HOLD, DIALING, BRIDGED, FALLBACK)),
  /** The caller is to be called back; one deadline per promise, its number is appended. */
  CALLBACK("callback-", Set.of(AI, HOLD, DIALING, BRIDGED, FALLBACK, ENDED)),
  /** Late callbacks have had their time: the record can go. */
  FORGET("forget", Set.of(ENDED));

  private final String key;

  // Only Set.of is handed in.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<CallState> states;

  Timer(String key, Set<CallState> states) {
    this.key = key;
    this.states = states;
  }

  /** The deadline's name, or what it begins with where a number is appended. */
  public String key() {
    return key;
  }

  boolean belongsTo(CallState state) {
    return states.contains(state);
  }

  static String endLeg(int attempt) {
    return END_LEG.key + attempt;
  }

  static String attempt(int attempt) {
    return ATTEMPT.key + attempt;
  }

  /** The attempt's number at the end of {@code attempt-2} or {@code end-leg-2}; 0 otherwise. */
  public static int attemptIn(String name) {
    return named(name)
        .filter(Timer::isPerAttempt)
        .map(timer -> name.substring(timer.key.length()))
        .filter(number -> number.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** The timer of a deadline; empty for one that another version of the machine has set. */
  public static Optional<Timer> named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.isNumbered() ? name.startsWith(each.key) : name.equals(each.key))
        .findFirst();
  }

  static String callback(int number) {
    return CALLBACK.key + number;
  }

  /** The number at the end of this timer's name; 0 for another timer's. */
  public static int numberIn(Timer timer, String name) {
    return name.matches(timer.key + "[0-9]{1,6}")
        ? Integer.parseInt(name.substring(timer.key.length()))
        : 0;
  }

  private boolean isPerAttempt() {
    return this == ATTEMPT || this == END_LEG;
  }

  private boolean isNumbered() {
    return isPerAttempt() || this == CALLBACK;
  }
}
