package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Direction;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.LegPlan;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.leg.PartyConduct;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.party.Cue;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Calls numbers, all at once or one after the other, and bridges the first that takes it. */
@Component
final class DialNumbers implements DialNoun {
  private static final int MOST = 10;
  private static final int RING_SECONDS = 30;

  private final Legs legs;
  private final PartyConduct conduct;

  DialNumbers(Legs legs, PartyConduct conduct) {
    this.legs = legs;
    this.conduct = conduct;
  }

  @Override
  public boolean takes(Element dial) {
    return !numbers(dial).isEmpty();
  }

  @Override
  public DialOutcome dial(Element dial, Walk walk, AtomicReference<DialOutcome> soFar)
      throws LegInterrupted, TwimlProblem {
    DialBridge bridge = new DialBridge(walk.leg());
    walk.hear("play", "ringing tone");
    try {
      boolean oneByOne = dial.flag("sequential", false);
      for (Element number : numbers(dial)) {
        bridge.add(legs.dial(plan(dial, number, walk, bridge)));
        if (oneByOne) {
          bridge.awaitBridge();
          if (bridge.bridged().isPresent()) {
            break;
          }
        }
      }
      bridge.awaitBridge();
      bridge.letGo(bridge.bridged());
      bridge.awaitEnd(Duration.ofSeconds(dial.number("timeLimit", 14_400)));
    } finally {
      bridge.end();
      soFar.set(outcome(bridge));
    }
    return outcome(bridge);
  }

  private LegPlan plan(Element dial, Element number, Walk walk, DialBridge bridge)
      throws TwimlProblem {
    Leg parent = walk.leg();
    Optional<String> whisper = walk.url(number, "url");
    String whisperMethod = Walk.method(number, "method");
    Optional<String> callback = walk.url(number, "statusCallback");
    LegPlan.Conversation conversation =
        (child, extra) -> {
          if (whisper.isPresent()) {
            legs.documents(new TwimlSource.Fetch(whisper.get(), whisperMethod, Map.of()))
                .begin(child, extra);
          }
          if (child.live() && bridge.claim(child)) {
            talk(parent, child, walk, bridge);
          }
        };
    return new LegPlan(
        Direction.OUTBOUND_DIAL,
        dial.attribute("callerId").orElse(parent.plan().from()),
        number.text(),
        parent.sid(),
        conversation,
        null,
        callback
            .map(url -> new LegPlan.Hook(url, Walk.method(number, "statusCallbackMethod")))
            .orElse(null),
        number
            .attribute("statusCallbackEvent")
            .map(words -> Set.copyOf(Arrays.asList(words.strip().split("\\s+"))))
            .orElse(LegPlan.ONLY_COMPLETED),
        Duration.ofSeconds(dial.number("timeout", RING_SECONDS)),
        LegPlan.TIME_LIMIT,
        null);
  }

  private void talk(Leg parent, Leg child, Walk walk, DialBridge bridge) {
    for (Leg one : List.of(parent, child)) {
      Leg other = one == parent ? child : parent;
      walk.record()
          .add(new Entry.Bridged(walk.clock().now(), one.sid(), List.of(other.sid()), "dial"));
      walk.record().add(new Entry.Heard(walk.clock().now(), one.sid(), "people", "dial"));
      conduct.cue(one, Cue.BRIDGED);
    }
    try {
      bridge.stay(child);
    } catch (LegInterrupted e) {
      // It hung up, or was redirected: then it leaves the bridge for its own document.
      if (child.live()) {
        bridge.movedOut(child);
        legs.redirected(child);
      }
    }
  }

  /** For the action; the last child's status counts if nobody was bridged. */
  private static DialOutcome outcome(DialBridge bridge) {
    Map<String, String> fields = new LinkedHashMap<>();
    Optional<Leg> bridged = bridge.bridged();
    List<Leg> children = bridge.children();
    if (bridged.isEmpty() && children.isEmpty()) {
      return DialOutcome.failed();
    }
    Leg told = bridged.orElseGet(children::getLast);
    fields.put("DialCallStatus", told.status().word());
    fields.put("DialCallSid", told.sid());
    fields.put("DialCallDuration", Long.toString(told.talked().toSeconds()));
    fields.put("DialBridged", Boolean.toString(bridged.isPresent()));
    return new DialOutcome(fields);
  }

  private static List<Element> numbers(Element dial) {
    List<Element> nouns =
        dial.children().stream()
            .filter(child -> child.name().equals("Number"))
            .limit(MOST)
            .toList();
    boolean plain = dial.children().isEmpty() && !dial.text().isEmpty();
    return plain ? List.of(new Element("Number", Map.of(), List.of(), dial.text())) : nouns;
  }
}
