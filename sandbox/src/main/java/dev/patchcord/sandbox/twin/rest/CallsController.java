package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegEnd;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.time.TwinClock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The Call resource. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class CallsController {
  private final TwinSettings settings;
  private final Legs legs;
  private final LegPlans plans;
  private final Bodies bodies;
  private final TwinClock clock;

  CallsController(
      TwinSettings settings, Legs legs, LegPlans plans, Bodies bodies, TwinClock clock) {
    this.settings = settings;
    this.legs = legs;
    this.plans = plans;
    this.bodies = bodies;
    this.clock = clock;
  }

  @PostMapping("/Calls.json")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, @Nullable Object> create(HttpServletRequest request) {
    Leg leg = legs.dial(plans.call(new Form(request.getParameterMap())));
    request.setAttribute(RestGate.MADE, leg.sid());
    return bodies.call(leg, CallStatus.QUEUED);
  }

  @GetMapping("/Calls/{sid}.json")
  Map<String, @Nullable Object> fetch(@PathVariable String sid) {
    Leg leg = find(sid);
    return seen(leg)
        .map(status -> bodies.call(leg, status))
        .orElseThrow(() -> TwilioRefusal.notFound("/Calls/" + sid + ".json"));
  }

  @GetMapping("/Calls.json")
  Map<String, @Nullable Object> list(HttpServletRequest request) {
    Form form = new Form(request.getParameterMap());
    List<Leg> found = legs.newestFirst().stream().filter(leg -> passes(form, leg)).toList();
    return Pages.of(
        "calls",
        bodies.root() + "/Calls.json",
        request.getParameterMap(),
        found,
        Leg::sid,
        leg -> bodies.call(leg, seen(leg).orElse(leg.status())));
  }

  @PostMapping("/Calls/{sid}.json")
  Map<String, @Nullable Object> update(@PathVariable String sid, HttpServletRequest request) {
    Leg leg = find(sid);
    Form form = new Form(request.getParameterMap());
    Optional<Hook> url = form.hook("Url", "Method", 21205);
    Optional<String> twiml = form.text("Twiml");
    Optional<String> status = form.oneOf("Status", List.of("canceled", "completed"), 20001);
    if (url.isPresent() && twiml.isPresent()) {
      throw TwilioRefusal.badRequest(20001, "Url and Twiml are mutually exclusive");
    }
    leg.replace(
        form.hook("StatusCallback", "StatusCallbackMethod", 21609),
        form.hook("FallbackUrl", "FallbackMethod", 21205));
    if (status.isPresent()) {
      end(leg, status.get());
    }
    url.<TwimlSource>map(to -> new TwimlSource.Fetch(to.url(), to.method(), Map.of()))
        .or(() -> twiml.map(TwimlSource.Inline::new))
        .ifPresent(target -> redirect(leg, target));
    return bodies.call(leg, leg.status());
  }

  @DeleteMapping("/Calls/{sid}.json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String sid) {
    if (find(sid).live()) {
      throw new TwilioRefusal(409, 20409, "Call " + sid + " has not ended: it cannot be deleted");
    }
    legs.delete(sid);
  }

  private void redirect(Leg leg, TwimlSource target) {
    boolean promoted =
        leg.answeredAt()
            .map(at -> clock.callTime(at, clock.now()).compareTo(settings.promotionDelay()) >= 0)
            .orElse(false);
    if (!promoted || !leg.redirect(target)) {
      throw TwilioRefusal.badRequest(21220, "Call is not in-progress. Cannot redirect.");
    }
  }

  /** A leg that never talked ends as canceled, whichever of the two words was used. */
  private static void end(Leg leg, String status) {
    boolean ended =
        leg.cancel(LegEnd.Cause.API)
            || (status.equals("completed")
                && leg.end(new LegEnd(CallStatus.COMPLETED, LegEnd.Cause.API, 200)));
    if (!ended) {
      throw TwilioRefusal.badRequest(
          21220,
          status.equals("canceled")
              ? "Call is not queued or ringing. Cannot cancel."
              : "Call is not in-progress. Cannot complete.");
    }
  }

  private boolean passes(Form form, Leg leg) {
    Optional<CallStatus> status = seen(leg);
    return status.isPresent()
        && form.text("To").map(to -> to.equals(leg.plan().to())).orElse(true)
        && form.text("From").map(from -> from.equals(leg.plan().from())).orElse(true)
        && form.text("ParentCallSid").map(sid -> sid.equals(leg.plan().parentSid())).orElse(true)
        && form.text("Status").map(word -> word.equals(status.get().word())).orElse(true)
        && Dates.passes(form, "StartTime", Bodies.startTime(leg, status.get()))
        && Dates.passes(form, "EndTime", leg.endedAt());
  }

  /** The status as GET sees it; empty while the call is still too new to be seen. */
  private Optional<CallStatus> seen(Leg leg) {
    return leg.statusAt(clock.now().minus(settings.readLag()));
  }

  private Leg find(String sid) {
    return legs.find(sid).orElseThrow(() -> TwilioRefusal.notFound("/Calls/" + sid + ".json"));
  }
}
