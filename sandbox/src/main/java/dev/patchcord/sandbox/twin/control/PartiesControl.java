package dev.patchcord.sandbox.twin.control;

import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how whoever has a number behaves, from its next leg on. */
@RestController
@RequestMapping("/twin/parties")
class PartiesControl {
  private final PartyScripts scripts;
  private final ControlJson json;

  PartiesControl(PartyScripts scripts, ControlJson json) {
    this.scripts = scripts;
    this.json = json;
  }

  @PutMapping("/{number}")
  PartyScript put(
      @PathVariable String number, @RequestBody(required = false) @Nullable String body) {
    PartyScript script = json.read(body, PartyScript.class);
    scripts.put(number, script);
    return script;
  }

  /** What a called phone with that number does. */
  @GetMapping("/{number}")
  PartyScript get(@PathVariable String number) {
    return scripts.called(number);
  }
}
