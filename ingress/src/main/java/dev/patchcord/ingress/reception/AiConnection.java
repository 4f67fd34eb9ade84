package dev.patchcord.ingress.reception;

import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.publish.EventLog;
import dev.patchcord.ingress.translate.AiSessionFacts;
import dev.patchcord.ingress.translate.Stamp;
import dev.patchcord.ingress.vapi.AiSessions;
import java.time.Duration;
import java.util.function.Supplier;

/** Connects a caller with the AI and tells the machine that it is so. */
public final class AiConnection {
  private final AiSessions sessions;
  private final EventLog events;
  private final Supplier<Stamp> stamps;
  private final Duration patience;

  /**
   * A connection.
   *
   * @param patience how long a caller waits for the log to take the news
   */
  public AiConnection(
      AiSessions sessions, EventLog events, Supplier<Stamp> stamps, Duration patience) {
    this.sessions = sessions;
    this.events = events;
    this.stamps = stamps;
    this.patience = patience;
  }

  /** What came of it. */
  sealed interface Outcome {}

  /** The caller's document, untouched. */
  record Connected(String twiml) implements Outcome {}

  /** No session; the machine has not been told yet, since the leg may want its answer. */
  record NotConnected(AiSessionFailed fact) implements Outcome {}

  /** Opens a session for the leg that asked. */
  Outcome connect(TelephonyEvent asked, String callerNumber, OpenAiSession order) {
    String callId = asked.callId();
    String webhook = asked.origin().webhook();
    return switch (sessions.open(callId, callerNumber, order.assistantId(), order.context())) {
      case AiSessions.Opened(String vapiCallId, String twiml) -> {
        events.tell(
            AiSessionFacts.opened(
                callId, webhook, stamps.get(), order.session(), vapiCallId, twiml),
            patience);
        yield new Connected(twiml);
      }
      case AiSessions.NotOpened(String cause) ->
          new NotConnected(
              AiSessionFacts.failed(callId, webhook, stamps.get(), order.session(), cause));
    };
  }
}
