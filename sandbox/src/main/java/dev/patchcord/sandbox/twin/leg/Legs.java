package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.TwinSettings.PhoneNumber;
import dev.patchcord.sandbox.twin.fault.LegNames;
import dev.patchcord.sandbox.twin.leg.LegEnd.Cause;
import dev.patchcord.sandbox.twin.leg.LegPlan.Conversation;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.party.Behaviour;
import dev.patchcord.sandbox.twin.party.Cue;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.sid.Sids;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All legs of the twin: where they begin, and where they are found. */
@Component
public final class Legs {
  // A leg without a document stays on the line: a person plays its party by hand.
  private static final String WAITING = "<Response><Pause length=\"14400\"/></Response>";

  private final TwinSettings settings;
  private final Sids sids;
  private final TwinClock clock;
  private final TwinRecord record;
  private final PartyScripts scripts;
  private final PartyConduct conduct;
  private final ProgressReports reports;
  private final Bells bells;
  private final LegNames names;
  private final LegLife life;
  private final ObjectProvider<DocumentWalker> walker;
  private final Map<String, Leg> all = new LinkedHashMap<>();
  // Guarded by all; in the order of their ends.
  private final Set<String> ended = new LinkedHashSet<>();
  // Guarded by all.
  private final Map<String, Leg> live = new LinkedHashMap<>();

  Legs(
      TwinSettings settings,
      Sids sids,
      TwinClock clock,
      TwinRecord record,
      PartyScripts scripts,
      PartyConduct conduct,
      ProgressReports reports,
      Bells bells,
      LegNames names,
      LegLife life,
      ObjectProvider<DocumentWalker> walker) {
    this.settings = settings;
    this.sids = sids;
    this.clock = clock;
    this.record = record;
    this.scripts = scripts;
    this.conduct = conduct;
    this.reports = reports;
    this.bells = bells;
    this.names = names;
    this.life = life;
    this.walker = walker;
  }

  public Optional<Leg> find(String callSid) {
    synchronized (all) {
      return Optional.ofNullable(all.get(callSid));
    }
  }

  /** All legs, the newest first. */
  public List<Leg> newestFirst() {
    synchronized (all) {
      return List.copyOf(all.values()).reversed();
    }
  }

  /** Forgets a finished leg. */
  public void delete(String callSid) {
    synchronized (all) {
      all.remove(callSid);
      ended.remove(callSid);
      live.remove(callSid);
    }
    scripts.forget(callSid);
  }

  /** Dials a leg; returns at once, with the leg queued. */
  public Leg dial(LegPlan plan) {
    Leg leg = new Leg(sids.next("CA"), plan, CallStatus.QUEUED, clock, this::changed);
    scripts.assign(leg.sid(), plan.to(), scripts.called(plan.to()));
    add(leg);
    life.dial(leg);
    return leg;
  }

  /**
   * Somebody calls one of the numbers.
   *
   * @param from E.164, or text such as {@code anonymous}
   * @param script how the caller behaves; null = the number's script, else a patient caller
   * @return empty if the number has no voice URL
   */
  public Optional<Leg> call(String from, String to, @Nullable PartyScript script) {
    return settings.number(to).map(number -> call(from, to, script, number));
  }

  private Leg call(String from, String to, @Nullable PartyScript script, PhoneNumber number) {
    URI voiceUrl = number.voiceUrl();
    TwimlSource first =
        voiceUrl == null
            ? new TwimlSource.Inline(WAITING)
            : new TwimlSource.Fetch(voiceUrl.toString(), "POST", Map.of());
    Leg leg =
        inbound(
            sids.next("CA"),
            from,
            to,
            documents(first),
            callback(number.fallbackUrl()),
            callback(number.statusCallback()));
    scripts.assign(leg.sid(), from, script);
    add(leg);
    life.converse(leg);
    return leg;
  }

  /**
   * Makes an inbound leg that is in progress and has that very SID, for a person who plays Twilio
   * by hand: their own request fetched the document, the twin takes the call from there.
   *
   * @param callSid any text that begins with {@code CA}
   * @param from the caller's number
   * @param twiml what the leg does first
   * @return false if walk-ins are not admitted, or a leg with that SID exists
   */
  public boolean walkIn(String callSid, String from, String twiml) {
    if (!settings.admitWalkIns() || !callSid.startsWith("CA")) {
      return false;
    }
    String to =
        settings.ownedNumbers() == null
            ? ""
            : settings.ownedNumbers().stream().findFirst().orElse("");
    Leg leg =
        inbound(
            callSid,
            from,
            to,
            documents(new TwimlSource.Inline(twiml)),
            null,
            callback(settings.defaultStatusCallback()));
    synchronized (all) {
      if (all.putIfAbsent(callSid, leg) != null) {
        return false;
      }
      live.put(callSid, leg);
    }
    scripts.assign(callSid, from, null);
    names.begins(callSid, from, to);
    record.add(new Entry.Note(clock.now(), callSid, "walked in from " + from));
    leg.answer();
    life.converse(leg);
    return true;
  }

  /** As {@link #walkIn(String, String, String)}, and the caller waits in silence for a redirect. */
  public boolean walkIn(String callSid, String from) {
    return walkIn(callSid, from, WAITING);
  }

  /** What a leg does when it gets its documents from there. */
  public Conversation documents(TwimlSource first) {
    return (leg, extra) -> {
      TwimlSource source =
          first instanceof TwimlSource.Fetch fetch && !extra.isEmpty()
              ? new TwimlSource.Fetch(fetch.url(), fetch.method(), extra)
              : first;
      walker.getObject().walk(leg, source);
    };
  }

  /** Walks a leg on with the redirect that waits for it, after it left whatever it was doing. */
  public void redirected(Leg leg) {
    walker.getObject().redirected(leg);
  }

  private Leg inbound(
      String sid,
      String from,
      String to,
      Conversation conversation,
      @Nullable Hook fallback,
      @Nullable Hook statusCallback) {
    LegPlan plan =
        new LegPlan(
            Direction.INBOUND,
            from,
            to,
            null,
            conversation,
            fallback,
            statusCallback,
            LegPlan.ONLY_COMPLETED,
            LegPlan.RING_TIMEOUT,
            LegPlan.TIME_LIMIT,
            null);
    return new Leg(sid, plan, CallStatus.RINGING, clock, this::changed);
  }

  private void add(Leg leg) {
    names.begins(leg.sid(), leg.plan().from(), leg.plan().to());
    synchronized (all) {
      all.put(leg.sid(), leg);
      live.put(leg.sid(), leg);
    }
    record.add(
        new Entry.LegChanged(
            clock.now(), leg.sid(), leg.plan().from(), leg.plan().to(), leg.status().word(), null));
  }

  /** Under the leg's lock, so that reports are in the order of the changes. */
  private void changed(Leg leg, String status, @Nullable LegEnd end) {
    record.add(
        new Entry.LegChanged(
            clock.now(),
            leg.sid(),
            leg.plan().from(),
            leg.plan().to(),
            status,
            end == null ? null : end.cause().name().toLowerCase(Locale.ROOT)));
    if (leg.status() != CallStatus.QUEUED && leg.status() != CallStatus.RINGING) {
      bells.end(leg, status);
    }
    reports.progress(leg, status, end);
    if (end != null) {
      conduct.over(leg);
      remember(leg);
    } else if (leg.status() == CallStatus.IN_PROGRESS) {
      leg.later(leg.plan().timeLimit(), () -> leg.end(LegEnd.completed(Cause.TIME_LIMIT)));
      conduct.cue(leg, Cue.ANSWERED);
    } else if (leg.status() == CallStatus.RINGING) {
      if (scripts.ofCall(leg.sid()).behaves() != Behaviour.BUSY) {
        bells.begin(leg);
      }
      // Not under this leg's lock: another leg's is needed.
      clock.soon(
          () -> callersFor(leg).forEach(caller -> conduct.cue(caller, Cue.SPECIALIST_RINGS)));
    }
  }

  /** An ended leg is kept for a while, the first that ended make room for it. */
  private void remember(Leg over) {
    synchronized (all) {
      live.remove(over.sid());
      ended.add(over.sid());
      while (ended.size() > settings.keptEndedLegs()) {
        delete(ended.iterator().next());
      }
    }
  }

  /**
   * The callers on whose behalf a phone rings (somebody who was called back is a caller too); else
   * the only caller there is.
   */
  private Collection<Leg> callersFor(Leg ringing) {
    List<Leg> others;
    synchronized (all) {
      others = live.values().stream().filter(leg -> leg != ringing).toList();
    }
    List<Leg> named = others.stream().filter(leg -> ringing.plan().isFor(leg.sid())).toList();
    List<Leg> inbound =
        others.stream().filter(leg -> leg.plan().direction() == Direction.INBOUND).toList();
    return named.isEmpty() && inbound.size() == 1 ? inbound : named;
  }

  private static @Nullable Hook callback(@Nullable URI url) {
    return url == null ? null : new Hook(url.toString(), "POST");
  }
}
