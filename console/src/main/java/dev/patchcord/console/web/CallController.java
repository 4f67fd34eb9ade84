package dev.patchcord.console.web;

import dev.patchcord.console.action.AuditLog;
import dev.patchcord.console.action.Clearance;
import dev.patchcord.console.action.Clearance.Deed;
import dev.patchcord.console.call.CallDesk;
import dev.patchcord.console.call.CallPage;
import dev.patchcord.console.live.LivePages;
import dev.patchcord.console.live.Scene;
import dev.patchcord.console.login.Person;
import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.capsule.CapsuleProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One call: what happened, what is awaited, and what could be done. */
@Controller
class CallController {
  private static final List<String> PARTS = List.of("head", "timeline", "debts", "moves", "steps");

  private final Stage stage;
  private final LivePages pages;
  private final CallDesk desk;
  private final Clearance clearance;
  private final AuditLog audit;
  private final Supplier<String> requestIds;

  CallController(
      Stage stage,
      LivePages pages,
      CallDesk desk,
      Clearance clearance,
      AuditLog audit,
      Supplier<String> requestIds) {
    this.stage = stage;
    this.pages = pages;
    this.desk = desk;
    this.clearance = clearance;
    this.audit = audit;
    this.requestIds = requestIds;
  }

  @GetMapping("/calls/{callId}")
  String call(Authentication login, @PathVariable String callId, CsrfToken csrf, Model model) {
    Person person = Person.of(login);
    CallPage call = look(callId, person).orElseThrow(CallController::unknown);
    model.addAllAttributes(stage.common(person));
    model.addAttribute("call", call);
    model.addAttribute("hindrance", clearance.hindrance(person, Deed.ACT_ON_CALL));
    model.addAttribute("csrf", csrf);
    model.addAttribute("requestId", requestIds.get());
    model.addAttribute("stream", call.lives() ? "/live/calls/" + call.callId() : "/live/stamp");
    return "call";
  }

  private Optional<CallPage> look(String callId, Person person) {
    return desk.look(callId, person, stage.feed().projection(), stage.now());
  }

  /** The parts of the call's page, each time the call has moved. */
  @GetMapping(path = "/live/calls/{callId}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(Authentication login, @PathVariable String callId, CsrfToken csrf) {
    Person person = Person.of(login);
    return pages.follow(new CallScene(person, callId, csrf));
  }

  /** The stamp of freshness alone, for pages that do not change. */
  @GetMapping(path = "/live/stamp", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter stamp(Authentication login) {
    Person person = Person.of(login);
    return pages.follow(
        new Scene() {
          @Override
          public String key() {
            return "stamp";
          }

          @Override
          public Map<String, String> fragments() {
            return stage.parts("layout", List.of(), stage.common(person));
          }
        });
  }

  /** One record of the call's journal as it was written. */
  @GetMapping(path = "/calls/{callId}/records/{sequence}", produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String json(Authentication login, @PathVariable String callId, @PathVariable long sequence) {
    return desk.json(callId, sequence, Person.of(login), stage.feed().projection())
        .orElseThrow(CallController::unknown);
  }

  /** Decides the call again, and says whether anything differs: a part for the page. */
  @GetMapping("/calls/{callId}/replay")
  String replay(Authentication login, @PathVariable String callId, Model model) {
    model.addAttribute(
        "replayed",
        desk.replay(callId, Person.of(login), stage.feed().projection())
            .orElseThrow(CallController::unknown));
    return "replayed";
  }

  /** Named by the made-up call id: the file is there to be given away. */
  @GetMapping("/calls/{callId}/capsule")
  ResponseEntity<byte[]> capsule(Authentication login, @PathVariable String callId) {
    Capsule capsule =
        desk.capsule(callId, stage.feed().projection()).orElseThrow(CallController::unknown);
    audit.took(Person.of(login).name(), "capsule, redacted", callId);
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(new MediaType("application", "gzip"));
    headers.setContentDisposition(
        ContentDisposition.attachment().filename(capsule.callId() + ".capsule").build());
    return ResponseEntity.ok().headers(headers).body(CapsuleFile.bytes(capsule));
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  String notRedactable(CapsuleProblem problem, Authentication login, Model model) {
    return problem("No capsule was made", "The call " + problem.getMessage() + ".", login, model);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
  String unreadable(ArchiveProblem problem, Authentication login, Model model) {
    return problem("The log cannot be read", String.valueOf(problem.getMessage()), login, model);
  }

  private String problem(String title, String says, Authentication login, Model model) {
    model.addAllAttributes(stage.common(Person.of(login)));
    model.addAttribute("stream", "/live/stamp");
    model.addAttribute("title", title);
    model.addAttribute("says", says);
    return "problem";
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "The log does not know this call.");
  }

  /**
   * Looked up again when the call has moved: its journal is in the log, not in memory. Of one
   * viewer alone, since a form has a request id of its own.
   */
  private final class CallScene implements Scene {
    private final Person person;
    private final String callId;
    private final CsrfToken csrf;
    private @Nullable CallPage page;

    CallScene(Person person, String callId, CsrfToken csrf) {
      this.person = person;
      this.callId = callId;
      this.csrf = csrf;
    }

    @Override
    public String key() {
      return "call " + callId;
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public Map<String, String> fragments() {
      CallPage before = page;
      if (before == null || sequence() > before.sequence()) {
        page = look(callId, person).orElse(before);
      }
      CallPage shown = page;
      Map<String, Object> model = stage.common(person);
      if (shown == null || shown.equals(before)) {
        return stage.parts("layout", List.of(), model);
      }
      model.put("call", shown);
      model.put("hindrance", clearance.hindrance(person, Deed.ACT_ON_CALL));
      model.put("csrf", csrf);
      model.put("requestId", requestIds.get());
      return stage.parts("call", PARTS, model);
    }

    /** Number of the call's latest record, as far as the topics have been read. */
    private long sequence() {
      return stage
          .feed()
          .projection()
          .call(callId)
          .map(call -> call.snapshot().sequence())
          .orElse(0L);
    }
  }
}
