package dev.patchcord.sandbox.twin.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether Twilio's REST API is there at all; switched while the twin runs. Webhooks go on. */
@Component
public final class RestOutage {

  /** How the whole API answers. */
  public enum Mode {
    /** As it should. */
    @JsonProperty("ok")
    OK,
    /** 503 to every request, none is carried out. */
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /** Every connection is dropped without an answer, nothing is carried out. */
    @JsonProperty("down")
    DOWN
  }

  private volatile Mode mode = Mode.OK;

  /** The mode now. */
  public Mode mode() {
    return mode;
  }

  /** Switches it. */
  public void become(Mode next) {
    mode = next;
  }

  /** The fault of every request now; empty: none. */
  public Optional<Fault> fault(String operation) {
    return switch (mode) {
      case OK -> Optional.empty();
      case UNAVAILABLE -> Optional.of(failing(operation, 503));
      case DOWN -> Optional.of(failing(operation, 0));
    };
  }

  private static Fault failing(String operation, int status) {
    return new Fault(operation, null, status, null, null, false, null, null, null, null);
  }
}
