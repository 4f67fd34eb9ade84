package dev.patchcord.sandbox.twin.control;

import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.ChaosRates;
import dev.patchcord.sandbox.twin.fault.RestOutage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets things go wrong at random, or takes the REST API away. */
@RestController
class ChaosControl {
  private final Chaos chaos;
  private final RestOutage outage;
  private final ControlJson json;

  ChaosControl(Chaos chaos, RestOutage outage, ControlJson json) {
    this.chaos = chaos;
    this.outage = outage;
    this.json = json;
  }

  /** How the REST API is. */
  record Rest(RestOutage.@Nullable Mode mode) {}

  @PutMapping("/twin/chaos")
  ChaosRates begin(@RequestBody(required = false) @Nullable String body) {
    ChaosRates rates = json.read(body, ChaosRates.class);
    chaos.begin(rates);
    return rates;
  }

  @GetMapping("/twin/chaos")
  Object rates() {
    return chaos.rates().<Object>map(rates -> rates).orElse(Map.of());
  }

  @DeleteMapping("/twin/chaos")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end() {
    chaos.end();
  }

  @PutMapping("/twin/rest")
  Rest become(@RequestBody(required = false) @Nullable String body) {
    RestOutage.Mode mode = json.read(body, Rest.class).mode();
    if (mode == null) {
      throw new IllegalArgumentException("mode must be ok, unavailable or down");
    }
    outage.become(mode);
    return new Rest(mode);
  }

  @GetMapping("/twin/rest")
  Rest mode() {
    return new Rest(outage.mode());
  }

  @DeleteMapping("/twin/rest")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore() {
    outage.become(RestOutage.Mode.OK);
  }
}
