package dev.patchcord.sandbox.twin.vapi;

import dev.patchcord.sandbox.twin.media.MediaStreams;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A session's life: made by {@code POST /call}, heard while the leg's stream is open, over when the
 * stream closes from either side or never comes.
 */
final class SessionLife implements MediaStreams {
  /** The caller's leg is gone. */
  static final String CUSTOMER_ENDED = "customer-ended-call";

  /**
   * The caller's leg was moved out of the stream and lives on. Which of three reasons Vapi gives
   * then is not documented; this is the most literal one.
   */
  static final String CLOSED_WEBSOCKET = "phone-call-provider-closed-websocket";

  static final String NO_CALL_RECEIVED = "phone-call-provider-bypass-enabled-but-no-call-received";
  static final String ASSISTANT_ENDED = "assistant-ended-call";
  static final String TOO_LONG = "exceeded-max-duration";

  /** Whether the leg itself is gone shows shortly after its stream has closed. */
  private static final Duration SETTLING = Duration.ofMillis(300);

  private final Sessions sessions;
  private final Settings settings;
  private final ServerUrl server;
  private final ToolCalls toolCalls;
  private final Carrier carrier;
  private final VapiTime time;
  private final Supplier<String> ids;

  SessionLife(
      Sessions sessions,
      Settings settings,
      ServerUrl server,
      ToolCalls toolCalls,
      Carrier carrier,
      VapiTime time,
      Supplier<String> ids) {
    this.sessions = sessions;
    this.settings = settings;
    this.server = server;
    this.toolCalls = toolCalls;
    this.carrier = carrier;
    this.time = time;
    this.ids = ids;
  }

  /** Makes a session. Without bypass it stays queued: this Vapi dials nobody. */
  Session begin(CallRequest request, URI twin) {
    Session session = new Session(ids.get(), twin, request, time.now());
    sessions.add(session);
    if (request.bypass()) {
      time.after(settings.now().abandonedAfter(), () -> abandon(session));
    }
    return session;
  }

  /** The caller's carrier has the TwiML. A caller made up by hand gets a leg that walks it. */
  void handedOver(Session session, String twiml) {
    String callSid = session.request().claimedCallSid();
    if (callSid != null) {
      // Later than the answer, so that whoever posted can deal with it first.
      time.after(
          SETTLING, () -> carrier.walkIn(callSid, session.request().customerNumber(), twiml));
    }
  }

  @Override
  public Runnable opened(URI url, String callSid, Runnable closeFromFarEnd) {
    Optional<Session> found = sessions.find(sessionId(url));
    if (found.isEmpty()
        || !found.get().open(callSid, sessions.nextNumber(callSid), time.now(), closeFromFarEnd)) {
      // As a websocket that is refused: no such session, or it has had its caller.
      time.after(Duration.ZERO, closeFromFarEnd);
      return () -> {};
    }
    Session session = found.get();
    VapiBehaviour behaviour = settings.now();
    server.tell(
        session,
        ServerMessages.statusUpdate(session, behaviour.sids(), time.now(), "in-progress", null));
    server.tell(session, ServerMessages.assistantStarted(session, behaviour.sids(), time.now()));
    session.limitedBy(
        time.after(
            session.request().maxDuration(behaviour.maxDuration()),
            () -> hangUp(session, TOO_LONG)));
    converse(session, callSid, behaviour);
    return () -> legLeft(session, callSid);
  }

  /** The scripted assistant: does what its caller wants, and says good-bye on a return. */
  private void converse(Session session, String callSid, VapiBehaviour behaviour) {
    Duration busy = Duration.ZERO;
    for (Wish wish : carrier.wishes(callSid, session.number())) {
      time.after(wish.after(), () -> toolCalls.call(session, wish));
      busy = wish.after().compareTo(busy) > 0 ? wish.after() : busy;
    }
    if (session.number() > 1 && behaviour.returnTalk().isPositive()) {
      time.after(busy.plus(behaviour.returnTalk()), () -> hangUp(session, ASSISTANT_ENDED));
    }
  }

  /** The caller on that leg wants something now. False if no assistant hears it. */
  boolean ask(String callSid, @Nullable String tool, Map<String, Object> arguments) {
    Optional<Session> listening = sessions.heardBy(callSid);
    listening.ifPresent(
        session ->
            time.after(
                Duration.ZERO,
                () -> toolCalls.call(session, new Wish(Duration.ZERO, tool, arguments))));
    return listening.isPresent();
  }

  /** Live call control: false if the call is over. */
  boolean control(Session session, JsonNode body) {
    if (!session.isLive()) {
      return false;
    }
    session.recordControl(body);
    boolean goodbye =
        "end-call".equals(body.path("type").asString(""))
            || body.path("endCallAfterSpoken").asBoolean(false);
    if (goodbye) {
      hangUp(session, ASSISTANT_ENDED);
    }
    return true;
  }

  private void legLeft(Session session, String callSid) {
    if (session.end(time.now())) {
      time.after(
          SETTLING,
          () -> told(session, carrier.isLive(callSid) ? CLOSED_WEBSOCKET : CUSTOMER_ENDED));
    }
  }

  private void hangUp(Session session, String reason) {
    if (session.end(time.now())) {
      session.hangUpStream();
      told(session, reason);
    }
  }

  private void abandon(Session session) {
    if (!session.isHeard() && session.end(time.now())) {
      told(session, NO_CALL_RECEIVED);
    }
  }

  private void told(Session session, String reason) {
    session.endedBecause(reason);
    VapiBehaviour behaviour = settings.now();
    server.tell(
        session,
        ServerMessages.statusUpdate(session, behaviour.sids(), time.now(), "ended", reason));
    time.after(
        behaviour.reportDelay(),
        () ->
            server.tell(
                session,
                ServerMessages.endOfCallReport(
                    session, settings.now().sids(), time.now(), reason, summary(session))));
  }

  private String summary(Session session) {
    String callSid = session.view().callSid();
    return callSid == null ? "" : carrier.summary(callSid);
  }

  /** The stream's path is {@code /<session>/transport}. */
  private static String sessionId(URI url) {
    String[] path = String.valueOf(url.getPath()).split("/", -1);
    return path.length > 1 ? path[1] : "";
  }
}
