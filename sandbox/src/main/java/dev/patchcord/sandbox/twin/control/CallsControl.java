package dev.patchcord.sandbox.twin.control;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.leg.PartyConduct;
import dev.patchcord.sandbox.twin.party.KeyPress;
import dev.patchcord.sandbox.twin.party.PartyScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Plays the people on the phones: places calls, hangs up, presses keys. */
@RestController
@RequestMapping("/twin/calls")
class CallsControl {
  private final Legs legs;
  private final PartyConduct conduct;
  private final ControlJson json;

  CallsControl(Legs legs, PartyConduct conduct, ControlJson json) {
    this.legs = legs;
    this.conduct = conduct;
    this.json = json;
  }

  /** Who calls whom, and how the caller behaves. */
  record NewCall(@Nullable String from, @Nullable String to, @Nullable PartyScript script) {}

  /** One key. */
  record Key(@Nullable String digit) {}

  /** A leg, for people. */
  record LegView(
      String callSid, String direction, String from, String to, String status, Instant since) {
    static LegView of(Leg leg) {
      return new LegView(
          leg.sid(),
          leg.plan().direction().word(),
          leg.plan().from(),
          leg.plan().to(),
          leg.status().word(),
          leg.endedAt().or(leg::answeredAt).orElse(leg.created()));
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, String> place(@RequestBody(required = false) @Nullable String body) {
    NewCall call = json.read(body, NewCall.class);
    if (call.from() == null || call.to() == null) {
      throw new IllegalArgumentException(
          "a call needs from and to, as in {\"from\":\"+15551112222\",\"to\":\"+14155550199\"}");
    }
    Leg leg =
        legs.call(call.from(), call.to(), call.script())
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "the number %s has no voice URL: set twin.default-voice-url or twin.numbers"
                            .formatted(call.to())));
    return Map.of("callSid", leg.sid());
  }

  /**
   * Legs, newest first.
   *
   * @param caller only the leg of that caller, and those that are there for it; null = all
   */
  @GetMapping
  List<LegView> list(@RequestParam(name = "for", required = false) @Nullable String caller) {
    return legs.newestFirst().stream()
        .filter(leg -> caller == null || leg.sid().equals(caller) || leg.plan().isFor(caller))
        .map(LegView::of)
        .toList();
  }

  @DeleteMapping("/{sid}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hangUp(@PathVariable String sid, @RequestParam(defaultValue = "false") boolean drop) {
    Leg leg = find(sid);
    if (!(drop ? conduct.drop(leg) : conduct.hangUp(leg))) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "nobody can hang up: the leg is " + leg.status().word());
    }
  }

  /** Somebody takes the phone now, whatever its script says. */
  @PostMapping("/{sid}/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(@PathVariable String sid) {
    Leg leg = find(sid);
    if (!conduct.pickUp(leg)) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT,
          "no phone of ours rings on this leg: it is %s, %s"
              .formatted(leg.plan().direction().word(), leg.status().word()));
    }
  }

  @PostMapping("/{sid}/keys")
  Map<String, Boolean> press(
      @PathVariable String sid, @RequestBody(required = false) @Nullable String body) {
    String digit = json.read(body, Key.class).digit();
    if (digit == null) {
      throw new IllegalArgumentException("a key needs a digit, as in {\"digit\":\"1\"}");
    }
    KeyPress key = new KeyPress(Duration.ZERO, digit);
    return Map.of("listening", conduct.press(find(sid), key.digit()));
  }

  private Leg find(String sid) {
    return legs.find(sid)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no leg " + sid));
  }
}
