package dev.patchcord.orchestrator.owed;

import dev.patchcord.orchestrator.call.Timer;

/** What each deadline watches over, as far as its name tells. */
final class TimerExpectations {
  private TimerExpectations() {}

  /**
   * One timer's. A timer that is new to the machine does not compile until it is named here.
   *
   * @param number of the attempt or callback; 0 where the timer has none
   */
  static Expectation of(Timer timer, int number) {
    return switch (timer) {
      case AI_SESSION -> Expectation.of(Debtor.VAPI, "open a session with the assistant");
      case HAND_OVER ->
          Expectation.of(Debtor.TIMER, "move the caller to hold after the assistant's sentence");
      case HOLD_CONFIRM -> Expectation.of(Debtor.TWILIO, "bring the caller into the room");
      case RETRY_HOLD -> Expectation.of(Debtor.TIMER, "move the caller to hold again");
      case HOLD_LIMIT -> Expectation.of(Debtor.TIMER, "end the wait for a person").inBackground();
      case ATTEMPT ->
          Expectation.of(Debtor.TWILIO, "tell of the phone of specialist %d".formatted(number));
      case NEXT_ROUND -> Expectation.of(Debtor.TIMER, "ring again who was busy or did not answer");
      case FALLBACK_CONFIRM -> Expectation.of(Debtor.TWILIO, "ask what comes next for the caller");
      case TALK_OVER -> Expectation.of(Debtor.TWILIO, "say whether the talk was cut or hung up");
      case RETRY_REDIRECT -> Expectation.of(Debtor.TIMER, "fetch the caller again");
      case END_LEG ->
          Expectation.of(Debtor.TIMER, "stop the phone of specialist %d".formatted(number));
      case CHECK_UP ->
          Expectation.of(Debtor.TIMER, "ask Twilio how a quiet caller's line stands")
              .inBackground();
      case CALLBACK ->
          Expectation.of(Debtor.TIMER, "see to callback %d of the caller".formatted(number));
      case FORGET -> Expectation.of(Debtor.TIMER, "forget the call").inBackground();
    };
  }

  /** A deadline that another version of the machine has set. */
  static Expectation unknown(String name) {
    return Expectation.of(Debtor.TIMER, "expire: %s is not known here".formatted(name));
  }

  /** The number in a deadline's name; 0 if it has none. */
  static int numberIn(Timer timer, String name) {
    return timer == Timer.CALLBACK ? Timer.numberIn(timer, name) : Timer.attemptIn(name);
  }
}
