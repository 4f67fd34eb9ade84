package dev.patchcord.sandbox.twin.vapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The control API of the Vapi half, for people and scripts, and the control URL that every session
 * is born with.
 */
@RestController
class VapiTwinController {
  private static final Set<String> ASKED = Set.of("tool", "arguments");

  private final Settings settings;
  private final Sessions sessions;
  private final SessionLife life;

  VapiTwinController(Settings settings, Sessions sessions, SessionLife life) {
    this.settings = settings;
    this.sessions = sessions;
    this.life = life;
  }

  @GetMapping("/twin/vapi")
  ResponseEntity<byte[]> behaviour() {
    return VapiAnswer.json(200, settings.now());
  }

  /** Changes the members that the body has; the others stay as they are. */
  @PutMapping("/twin/vapi")
  ResponseEntity<byte[]> change(@RequestBody(required = false) byte @Nullable [] body) {
    try {
      JsonNode changes = VapiJson.parse(body == null ? new byte[0] : body);
      if (!changes.isObject()) {
        return VapiAnswer.badRequest(
            List.of("body must be a JSON object, for example {\"mode\":\"down\"}"));
      }
      return VapiAnswer.json(
          200, settings.change(behaviour -> VapiJson.changed(behaviour, changes)));
    } catch (JacksonException e) {
      return VapiAnswer.badRequest(List.of(SettingFault.line(e, settings.now())));
    }
  }

  /** Back to the configured behaviour. */
  @DeleteMapping("/twin/vapi")
  ResponseEntity<byte[]> restore() {
    return VapiAnswer.json(200, settings.restore());
  }

  @GetMapping("/twin/vapi/sessions")
  ResponseEntity<byte[]> sessions(@RequestParam(required = false) @Nullable String call) {
    return VapiAnswer.json(
        200,
        sessions.all().stream()
            .map(Session::view)
            .filter(view -> call == null || call.equals(view.callSid()))
            .toList());
  }

  @GetMapping("/twin/vapi/sessions/{id}")
  ResponseEntity<byte[]> session(@PathVariable String id) {
    return sessions
        .find(id)
        .map(session -> VapiAnswer.json(200, session.view()))
        .orElseGet(() -> VapiAnswer.of(404, "Not Found", "no session " + id));
  }

  /** The caller on that leg asks the AI for something; without a body, for a person. */
  @PostMapping("/twin/calls/{callSid}/asks")
  ResponseEntity<byte[]> ask(
      @PathVariable String callSid, @RequestBody(required = false) byte @Nullable [] body) {
    JsonNode ask;
    try {
      ask = body == null || body.length == 0 ? VapiJson.object() : VapiJson.parse(body);
    } catch (JacksonException e) {
      return VapiAnswer.badRequest(List.of("body is not JSON: " + e.getOriginalMessage()));
    }
    if (!ask.isObject() || !ASKED.containsAll(ask.propertyNames())) {
      return VapiAnswer.badRequest(
          List.of("body must be like {\"tool\":\"check_availability\",\"arguments\":{}}"));
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    ask.path("arguments")
        .properties()
        .forEach(each -> arguments.put(each.getKey(), each.getValue()));
    return life.ask(callSid, ask.path("tool").asString(null), arguments)
        ? ResponseEntity.accepted().build()
        : VapiAnswer.of(409, "Conflict", "no AI hears the caller on leg " + callSid);
  }

  /**
   * Live call control: say, add-message, control, end-call, transfer, handoff. What Vapi answers
   * here is not documented, except that it works only while the call lives.
   */
  @PostMapping("/twin/vapi-control/{id}")
  ResponseEntity<byte[]> control(
      @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
    JsonNode control;
    try {
      control = VapiJson.parse(body == null ? new byte[0] : body);
    } catch (JacksonException e) {
      return VapiAnswer.badRequest(List.of("body is not JSON: " + e.getOriginalMessage()));
    }
    List<String> faults = LiveControl.faults(control);
    if (!faults.isEmpty()) {
      return VapiAnswer.badRequest(faults);
    }
    return sessions
        .find(id)
        .map(
            session ->
                life.control(session, control)
                    ? VapiAnswer.json(200, VapiJson.object().put("success", true))
                    : VapiAnswer.of(400, "Bad Request", "call " + id + " has ended"))
        .orElseGet(() -> VapiAnswer.of(404, "Not Found", "no call " + id));
  }
}
