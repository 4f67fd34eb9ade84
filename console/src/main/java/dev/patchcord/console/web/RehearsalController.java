package dev.patchcord.console.web;

import dev.patchcord.console.live.LivePages;
import dev.patchcord.console.live.Scene;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.rehearsal.Act;
import dev.patchcord.console.rehearsal.Mishap;
import dev.patchcord.console.rehearsal.Part;
import dev.patchcord.console.rehearsal.Play;
import dev.patchcord.console.rehearsal.RehearsalSettings;
import dev.patchcord.console.rehearsal.TwinProblem;
import dev.patchcord.contract.journal.CallState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The stage: somebody is caller and specialist, and sees what passes. Only with a carrier twin. */
@Controller
@ConditionalOnProperty(RehearsalSettings.TWIN_URL)
class RehearsalController {
  private static final List<String> PARTS = List.of("prompt", "phones", "troubles", "wire");
  private static final String PRESS = "press ";
  private static final String SOMEBODY = "+15551112222";

  private final Stage stage;
  private final LivePages pages;
  private final Play play;

  RehearsalController(Stage stage, LivePages pages, Play play) {
    this.stage = stage;
    this.pages = pages;
    this.play = play;
  }

  @GetMapping("/rehearsal")
  String empty(Authentication login, CsrfToken csrf, Model model) {
    return page(Person.of(login), "", csrf, model);
  }

  @GetMapping("/rehearsal/{callId}")
  String stage(Authentication login, @PathVariable String callId, CsrfToken csrf, Model model) {
    return page(Person.of(login), callId, csrf, model);
  }

  private String page(Person person, String callId, CsrfToken csrf, Model model) {
    model.addAllAttributes(model(person, look(play::look, callId, person), csrf));
    model.addAttribute("parts", Part.all());
    model.addAttribute("mishaps", Mishap.all());
    model.addAttribute("ourNumber", person.sees(play.ourNumber()));
    model.addAttribute("somebody", SOMEBODY);
    model.addAttribute(
        "stream",
        callId.isEmpty()
            ? "/live/rehearsal"
            : "/live/rehearsal?call=" + UriUtils.encodeQueryParam(callId, StandardCharsets.UTF_8));
    return "rehearsal";
  }

  @GetMapping(path = "/live/rehearsal", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(
      Authentication login, @RequestParam(defaultValue = "") String call, CsrfToken csrf) {
    return pages.follow(new RehearsalScene(Person.of(login), call, csrf));
  }

  /** Somebody calls in; then the page is that of their call. */
  @PostMapping("/rehearsal/calls")
  String call(
      @RequestParam(defaultValue = SOMEBODY) String from,
      @RequestParam(defaultValue = "by-hand") String specialist,
      RedirectAttributes after) {
    try {
      String callId = play.call(from.strip(), Part.of(specialist));
      return "redirect:/rehearsal/" + UriUtils.encodePathSegment(callId, StandardCharsets.UTF_8);
    } catch (TwinProblem e) {
      after.addFlashAttribute("problem", e.says());
      return "redirect:/rehearsal";
    }
  }

  /**
   * Somebody does something with a phone.
   *
   * @param what {@code answer}, {@code hang-up}, {@code drop}, {@code ask}, or {@code press} and a
   *     key
   * @param with what the caller wants a person for
   * @return what to tell the player, as HTML; empty if it was done
   */
  @PostMapping(path = "/rehearsal/phones/{leg}", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  String act(
      @PathVariable String leg,
      @RequestParam String what,
      @RequestParam(defaultValue = "") String with) {
    return told(
        () ->
            switch (what) {
              case "answer" -> done(() -> play.twin().answer(leg));
              case "hang-up" -> done(() -> play.twin().hangUp(leg));
              case "drop" -> done(() -> play.twin().drop(leg));
              case "ask" -> done(() -> play.twin().askForPerson(leg, with.strip()));
              default ->
                  !what.startsWith(PRESS)
                      ? "A phone cannot '" + what + "'."
                      : play.twin().press(leg, what.substring(PRESS.length()))
                          ? ""
                          : "Nobody listens for keys on that phone just now: it was lost.";
            });
  }

  /** Something goes wrong, or nothing does any more. */
  @PostMapping(path = "/rehearsal/troubles", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  String trouble(@RequestParam String what) {
    return told(
        () ->
            what.equals("none")
                ? done(play.twin()::everythingWorks)
                : done(() -> play.twin().goWrong(Mishap.of(what))));
  }

  private interface Deed {
    String done();
  }

  private static String done(Runnable deed) {
    deed.run();
    return "";
  }

  private static String told(Deed deed) {
    try {
      return HtmlUtils.htmlEscape(deed.done());
    } catch (TwinProblem e) {
      return HtmlUtils.htmlEscape(e.says());
    }
  }

  private Map<String, Object> model(Person person, Act act, CsrfToken csrf) {
    Map<String, Object> model = stage.common(person);
    model.put("csrf", csrf);
    model.put("act", act);
    return model;
  }

  /** One of the ways in which the play can be looked at. */
  private interface Sight {
    Act of(String callId, @Nullable CallState state, UnaryOperator<String> eyes);
  }

  private Act look(Sight sight, String callId, Person person) {
    LiveCall call = stage.feed().projection().calls().get(callId);
    try {
      return sight.of(callId, call == null ? null : call.state(), person::sees);
    } catch (TwinProblem e) {
      return new Act(callId, null, e.says(), List.of(), List.of(), List.of());
    }
  }

  /** Of one player alone, since its forms have tokens of their own. */
  private final class RehearsalScene implements Scene {
    private final Person person;
    private final String callId;
    private final CsrfToken csrf;
    private @Nullable Act shown;

    RehearsalScene(Person person, String callId, CsrfToken csrf) {
      this.person = person;
      this.callId = callId;
      this.csrf = csrf;
    }

    @Override
    public String key() {
      return "rehearsal " + callId;
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public Map<String, String> fragments() {
      Act act = look(play::follow, callId, person);
      if (act.equals(shown)) {
        return stage.parts("layout", List.of(), stage.common(person));
      }
      shown = act;
      return stage.parts("rehearsal", PARTS, model(person, act, csrf));
    }
  }
}
