package dev.patchcord.ingress.assistant;

import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.publish.Calendars;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.publish.LogUnavailable;
import dev.patchcord.ingress.reception.Repetitions;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.Arguments;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.translate.VapiEvents;
import dev.patchcord.ingress.translate.VapiEvents.ToolUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tools that the assistant's model uses. Every use gets a reply within the budget: the
 * model would otherwise go on as if nothing had been asked.
 */
public final class AssistantTools {
  private static final Logger log = LoggerFactory.getLogger(AssistantTools.class);

  private static final String NOT_STARTED =
      "The transfer could not be started. Tell the caller, and try again in a moment.";
  private static final String NOT_NOTED =
      "The callback could not be noted. Tell the caller, and try again in a moment.";

  private final EventLog events;
  private final CalendarDesk calendar;
  private final Repetitions<Reply> repetitions;
  private final Supplier<Stamp> stamps;
  private final IngressSettings settings;

  /**
   * Tools under the names of the settings.
   *
   * @param repetitions of one use, which Vapi may deliver several times
   */
  public AssistantTools(
      EventLog events,
      Calendars calendars,
      Repetitions<Reply> repetitions,
      Supplier<Stamp> stamps,
      IngressSettings settings) {
    this.events = events;
    this.calendar = new CalendarDesk(events, calendars, stamps);
    this.repetitions = repetitions;
    this.stamps = stamps;
    this.settings = settings;
  }

  /**
   * Every use of one message, in order. Where the log did not take the first wish for a person, it
   * is not tried with the others: Vapi would have given up waiting for all of them.
   *
   * @param callId null if the call is not known
   */
  public List<Reply> run(List<ToolUse> uses, @Nullable String callId, WebhookRequest request) {
    Patience patience = new Patience(settings.toolBudget());
    List<Reply> replies = new ArrayList<>();
    boolean away = false;
    for (ToolUse use : uses) {
      Reply reply = away && isTransfer(use) ? Reply.failed(NOT_STARTED) : null;
      if (reply == null) {
        reply = run(use, callId, request, patience);
        away = away || NOT_STARTED.equals(reply.error());
      }
      replies.add(reply);
    }
    return replies;
  }

  private Reply run(
      ToolUse use, @Nullable String callId, WebhookRequest request, Patience patience) {
    String tool = use.call().name();
    boolean availability = settings.availabilityTools().contains(tool);
    boolean booking = settings.bookingTools().contains(tool);
    boolean callback = settings.callbackTools().contains(tool);
    if (!isTransfer(use) && !availability && !booking && !callback) {
      return Reply.failed("There is no tool of this name here.");
    }
    if (callId == null) {
      return Reply.failed("The call is not known here, so nothing can be done for the caller.");
    }
    try {
      if (isTransfer(use)) {
        return transfer(VapiEvents.specialistRequested(callId, use, request, stamps.get()));
      }
      if (callback) {
        CallbackRequested wish = VapiEvents.callbackRequested(callId, use, request, stamps.get());
        return once(use, () -> callBack(wish, patience));
      }
      CalendarAsked wish = VapiEvents.calendarAsked(callId, use, booking, request, stamps.get());
      return once(use, () -> calendar.answer(wish, patience));
    } catch (Arguments.Unreadable unreadable) {
      return Reply.failed(String.valueOf(unreadable.getMessage()));
    }
  }

  private Reply once(ToolUse use, Supplier<Reply> work) {
    String id = use.call().id();
    return id.isEmpty() ? work.get() : repetitions.of(id, work, reply -> reply.error() == null);
  }

  /** The machine's decision is not waited for: the caller is moved when this reply has left. */
  private Reply transfer(SpecialistRequested wish) {
    try {
      events.publish(wish);
      return Reply.done(settings.sentences().transferring());
    } catch (LogUnavailable away) {
      log.warn("a transfer of {} could not be stored: {}", wish.callId(), away.getMessage());
      return Reply.failed(NOT_STARTED);
    }
  }

  private Reply callBack(CallbackRequested wish, Patience patience) {
    return patience.await(events.askOnce(wish)).orElse(null) instanceof ToolResult(String text)
        ? Reply.done(text)
        : Reply.failed(NOT_NOTED);
  }

  private boolean isTransfer(ToolUse use) {
    return settings.transferTools().contains(use.call().name());
  }
}
