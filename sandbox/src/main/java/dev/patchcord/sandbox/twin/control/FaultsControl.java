package dev.patchcord.sandbox.twin.control;

import dev.patchcord.sandbox.twin.fault.Fault;
import dev.patchcord.sandbox.twin.fault.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks for failures. */
@RestController
@RequestMapping("/twin/faults")
class FaultsControl {
  private final Faults faults;
  private final ControlJson json;

  FaultsControl(Faults faults, ControlJson json) {
    this.faults = faults;
    this.json = json;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(@RequestBody(required = false) @Nullable String body) {
    faults.add(json.read(body, Fault.class));
  }

  /** What is still to go wrong, REST first, each as it was asked for. */
  @GetMapping
  List<Fault> pending() {
    return faults.pending();
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear() {
    faults.clear();
  }
}
