package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.orchestrator.call.Fallback.Page;
import dev.patchcord.orchestrator.call.Fallback.Plan;
import dev.patchcord.orchestrator.call.Hold.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rows do on the ladder. Each rung is taken at most once per fallback, so that a ladder in any
 * order comes to its end; behind the last rung stands a sentence and the end of the call.
 */
final class LadderEffects {
  /** Twilio's own ceiling would be an hour. */
  static final Duration LONGEST_MESSAGE = Duration.ofMinutes(3);

  private LadderEffects() {}

  /** The next page, for a leg that asks for it or is fetched. */
  static void climb(Draft draft) {
    page(draft);
    show(draft);
  }

  /** The caller is told that the line was cut; then the ladder begins. */
  static void tellOfCut(Draft draft) {
    Sentences sentences = draft.flow().sentences();
    draft.fallback =
        draft.fallback.on(Page.ANNOUNCEMENT, List.of(draft.flow().spoken(sentences.dropped())), 0);
    show(draft);
  }

  /**
   * One more phone beyond the limit of attempts, for a caller who is out of the room: on hold
   * again, and when the room is reached, that phone is rung.
   */
  static void oneMore(Draft draft) {
    takeRung(draft);
    holdAgain(draft);
  }

  /** The same after the line was cut. */
  static void oneMoreAfterCut(Draft draft) {
    takeRung(draft);
    Fallback taken = draft.fallback;
    Stream<Spoken> cut = Stream.of(draft.flow().spoken(draft.flow().sentences().dropped()));
    draft.fallback =
        taken.on(
            Page.SPECIALIST, Stream.concat(cut, taken.words().stream()).toList(), taken.next());
    holdAgain(draft);
  }

  /** The phone beyond the limit of attempts is rung: that rung is taken. */
  static void ringOneMore(Draft draft) {
    if (draft.stimulus().trigger() instanceof OperatorAsked) {
      return;
    }
    if (!draft.fallback.oneMore()) {
      if (!draft.fallback.isRunning()) {
        FallbackEffects.plan(draft, Plan.FAILED, Outcomes.NO_ANSWER);
      }
      takeRung(draft);
    }
    draft.fallback = draft.fallback.rung();
  }

  /** To the assistant whatever the ladder says; if it cannot be had, the ladder begins. */
  static void toAssistant(Draft draft) {
    draft.fallback = draft.fallback.on(Page.ASSISTANT, List.of(), 0);
    show(draft);
  }

  /** Says this and hangs up. */
  static void lastWords(Draft draft, List<Spoken> words) {
    draft.fallback = draft.fallback.on(Page.LAST_WORDS, words, Integer.MAX_VALUE);
    show(draft);
  }

  /** The caller's leg is told what to do: the page has its time. */
  static void heard(Draft draft) {
    draft.fallback = draft.fallback.asked();
    draft.caller = draft.caller.left();
    draft.cancel(Timer.RETRY_REDIRECT);
    Duration patience = draft.timing().patience();
    Page page = draft.fallback.page();
    if (page == Page.ANNOUNCEMENT || page == Page.CALLBACK) {
      draft.deadline(Timer.FALLBACK_CONFIRM, patience.multipliedBy(2));
    } else if (page == Page.MESSAGE) {
      draft.deadline(Timer.FALLBACK_CONFIRM, LONGEST_MESSAGE.plus(patience));
    } else if (page == Page.LAST_WORDS) {
      // Should the end of the leg never be reported, it is asked for again.
      draft.deadline(Timer.FALLBACK_CONFIRM, patience);
    } else {
      draft.cancel(Timer.FALLBACK_CONFIRM);
    }
  }

  /** True if the trigger is a request of the caller's leg for a document. */
  static boolean isLegAsking(Draft draft) {
    return draft.stimulus().ask() != null
        && switch (draft.stimulus().trigger()) {
          case HoldLeft _,
              MessageLeft _,
              CallbackChosen _,
              CallArrived _,
              CalledBack _,
              CallerReachedHold _,
              AiSessionFailed _ ->
              true;
          default -> false;
        };
  }

  private static void takeRung(Draft draft) {
    List<Rung> rungs = LadderGuards.rungs(draft.known(), draft.fallback.plan());
    int index = draft.fallback.next();
    while (index < rungs.size() && rungs.get(index).kind() != Rung.Kind.NEXT_SPECIALIST) {
      index++;
    }
    String text = index < rungs.size() ? rungs.get(index).text() : null;
    draft.fallback =
        draft.fallback.on(
            Page.SPECIALIST,
            text == null ? List.of() : List.of(draft.flow().spoken(text)),
            index + 1);
  }

  private static void holdAgain(Draft draft) {
    Instant until = draft.fallback.holdUntil();
    draft.hold = Hold.wanted(Move.ASKED);
    draft.caller = draft.caller.left();
    draft.deadline(
        Timer.HOLD_LIMIT,
        until == null ? draft.flow().holdLimit() : Duration.between(draft.now(), until));
    boolean asked = draft.isSomebodyParked() || isLegAsking(draft);
    boolean comesByItself = draft.known().fallback().isOn(Page.UNDECIDED) || wasBridged(draft);
    if (asked || comesByItself) {
      draft.deadline(Timer.HOLD_CONFIRM, draft.timing().moveConfirmed());
    } else {
      HoldEffects.move(draft, "one more specialist");
    }
  }

  /** The next rung that can be taken, except for one more phone: its rows have their own guard. */
  private static void page(Draft draft) {
    List<Rung> rungs = LadderGuards.rungs(draft.known(), draft.fallback.plan());
    int index = draft.fallback.next();
    while (index < rungs.size() && !isPossible(draft, rungs.get(index))) {
      index++;
    }
    if (index >= rungs.size()) {
      Sentences sentences = draft.flow().sentences();
      String end =
          draft.fallback.plan() == Plan.TALKED ? sentences.goodbye() : sentences.nobodyAvailable();
      draft.fallback =
          draft.fallback.on(Page.LAST_WORDS, List.of(draft.flow().spoken(end)), rungs.size());
      return;
    }
    Rung rung = rungs.get(index);
    draft.fallback = draft.fallback.on(pageOf(rung), words(draft, rung), index + 1);
  }

  private static boolean isPossible(Draft draft, Rung rung) {
    return switch (rung.kind()) {
      case NEXT_SPECIALIST -> false;
      case CALLBACK -> LadderGuards.isCallable(draft.caller.from());
      // A session failed just now; another one so soon would fail as that one did.
      case BACK_TO_AI -> !draft.known().fallback().isOn(Page.ASSISTANT);
      case ANNOUNCEMENT, MESSAGE, GOODBYE -> true;
    };
  }

  private static Page pageOf(Rung rung) {
    return switch (rung.kind()) {
      case NEXT_SPECIALIST -> Page.SPECIALIST;
      case ANNOUNCEMENT -> Page.ANNOUNCEMENT;
      case BACK_TO_AI -> Page.ASSISTANT;
      case MESSAGE -> Page.MESSAGE;
      case CALLBACK -> Page.CALLBACK;
      case GOODBYE -> Page.LAST_WORDS;
    };
  }

  private static List<Spoken> words(Draft draft, Rung rung) {
    Sentences sentences = draft.flow().sentences();
    String own = rung.text();
    String text =
        own != null
            ? own
            : switch (rung.kind()) {
              case NEXT_SPECIALIST, BACK_TO_AI -> "";
              case ANNOUNCEMENT -> sentences.announcement();
              case MESSAGE -> sentences.leaveMessage();
              case CALLBACK -> sentences.offerCallback();
              case GOODBYE -> sentences.goodbye();
            };
    return text.isEmpty() ? List.of() : List.of(draft.flow().spoken(text));
  }

  /**
   * A leg that asks, or waits for an answer, gets the page at once; one that is on its way out of
   * the room is given the time for it; any other is fetched.
   */
  private static void show(Draft draft) {
    boolean asked = draft.isSomebodyParked() || isLegAsking(draft);
    if (asked && draft.fallback.isOn(Page.ASSISTANT)) {
      FallbackEffects.openSession(draft);
    } else if (asked) {
      heard(draft);
    } else if (wasBridged(draft) || draft.known().fallback().isOn(Page.UNDECIDED)) {
      draft.deadline(Timer.FALLBACK_CONFIRM, draft.timing().roomEmpties());
    } else {
      FallbackEffects.redirect(draft, FallbackEffects.why(draft));
    }
  }

  private static boolean wasBridged(Draft draft) {
    return draft.known().state() == dev.patchcord.contract.journal.CallState.BRIDGED;
  }
}
